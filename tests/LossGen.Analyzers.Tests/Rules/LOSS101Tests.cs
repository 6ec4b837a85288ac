using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS101Tests
{
    public static TheoryData<string> Wrong =>
    [
        "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.SoftmaxFocal({|LOSS101:p|}, y);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.SoftCrossEntropy({|LOSS101:p|}, t, g);",
        // The same memory by another name.
        "float[] q = p;\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "Span<float> q = p.AsSpan(0, 6);\nTensorPrimitives.SoftMax(z, q);\nReadOnlySpan<float> r = q;\nLosses.CrossEntropy({|LOSS101:r|}, y, g);",
        "Span<float> q = stackalloc float[6];\nTensorPrimitives.SoftMax(z, q[..3]);\nLosses.CrossEntropy({|LOSS101:q[..3]|}, y, g);",
        "TensorPrimitives.SoftMax(z, MemoryMarshal.Cast<int, float>(y));\nLosses.CrossEntropy({|LOSS101:MemoryMarshal.Cast<int, float>(y)|}, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nfloat[] q = p.ToArray();\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "TensorPrimitives.SoftMax(z, p);\np.CopyTo(z, 0);\nLosses.CrossEntropy({|LOSS101:z|}, y, g);",
        "(float[] q, int[] w) = (p, y);\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy({|LOSS101:p|}, w, g);",
        // Row after row.
        "for (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z.AsSpan(r * classes, classes), p.AsSpan(r * classes, classes));\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "for (int r = 0; r < rows; r++)\n{\n    Span<float> row = z.AsSpan(r * classes, classes);\n    TensorPrimitives.SoftMax(row, row);\n}\nLosses.CrossEntropy({|LOSS101:z|}, y, g);",
        "foreach (int r in y) TensorPrimitives.SoftMax(z.AsSpan(r, 3), p.AsSpan(r, 3));\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        // On every path.
        "if (rows > 1) TensorPrimitives.SoftMax(z, p);\nelse TensorPrimitives.SoftMax(g, p);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "for (int epoch = 0; epoch < 3; epoch++)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.CrossEntropy({|LOSS101:p|}, y, g);\n}",
        // Written by hand.
        """
        for (int r = 0; r < rows; r++)
        {
            float max = float.NegativeInfinity, sum = 0;
            for (int c = 0; c < classes; c++) max = MathF.Max(max, z[r * classes + c]);
            for (int c = 0; c < classes; c++)
            {
                p[r * classes + c] = MathF.Exp(z[r * classes + c] - max);
                sum += p[r * classes + c];
            }
            for (int c = 0; c < classes; c++) p[r * classes + c] /= sum;
        }
        Losses.CrossEntropy({|LOSS101:p|}, y, g);
        """,
        "TensorPrimitives.Exp(z, p);\nTensorPrimitives.Divide(p, TensorPrimitives.Sum(p), p);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "for (int i = 0; i < z.Length; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
    ];

    public static TheoryData<string> Right =>
    [
        "Losses.CrossEntropy(z, y, g);",
        "Losses.CrossEntropy(z, y, g);\nTensorPrimitives.SoftMax(z, p);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(z, y, g);",
        // Soft targets, as in distillation.
        "TensorPrimitives.SoftMax(t, p);\nLosses.SoftCrossEntropy(z, p, g);",
        // A metric after the loss.
        "Losses.CrossEntropy(z, y, g);\nTensorPrimitives.SoftMax(z, z);",
        // The buffer is used again.
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Multiply(p, g, p);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nz.CopyTo(p, 0);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nfor (int i = 0; i < p.Length; i++) p[i] = z[i] * 2;\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nRandom.Shared.NextBytes(MemoryMarshal.AsBytes(p.AsSpan()));\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\np = new float[6];\nLosses.CrossEntropy(p, y, g);",
        // Perhaps.
        "if (rows > 1) TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(p, y, g);",
        "float[] q = rows > 1 ? p : z;\nTensorPrimitives.SoftMax(t, p);\nLosses.CrossEntropy(q, y, g);",
        "try { TensorPrimitives.SoftMax(z, p); } catch (ArgumentException) { }\nLosses.CrossEntropy(p, y, g);",
        // Attention inside a model.
        "TensorPrimitives.SoftMax(z, p);\nfor (int i = 0; i < 6; i++) g[i] = TensorPrimitives.Dot<float>(p, t);\nLosses.CrossEntropy(g, y, 3);",
        // A gate.
        "TensorPrimitives.Sigmoid(z, p);\nTensorPrimitives.Multiply(p, z, g);\nLosses.CrossEntropy(g, y, 3);",
        // A lambda writes whenever it likes.
        "Action fill = () => TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nAction fill = () => p[0] = 1;\nfill();\nLosses.CrossEntropy(p, y, g);",
        // No softmax: the sum is of something else.
        "TensorPrimitives.Exp(z, p);\nTensorPrimitives.Divide(p, TensorPrimitives.Sum(z), p);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.Log(z, p);\nLosses.CrossEntropy(p, y, g);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);
}
