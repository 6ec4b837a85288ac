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
        // A slice, and the same slice.
        "TensorPrimitives.SoftMax(z.AsSpan(0, 3), p.AsSpan(0, 3));\nLosses.CrossEntropy({|LOSS101:p.AsSpan(0, 3)|}, y, g);",
        "TensorPrimitives.SoftMax(z.AsSpan(rows, classes), p.AsSpan(rows, classes));\nLosses.CrossEntropy({|LOSS101:p.AsSpan(rows, classes)|}, y, g);",
        "TensorPrimitives.SoftMax(z.AsSpan(0, 3), p.AsSpan(0, 3));\nTensorPrimitives.Tanh(z.AsSpan(3, 3), p.AsSpan(3, 3));\nLosses.CrossEntropy({|LOSS101:p.AsSpan()[..3]|}, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy({|LOSS101:p.AsSpan(3, 3)|}, y, g);",
        // Slices that a loop lays end to end.
        "for (int start = 0; start < z.Length; start += 32)\n{\n    int end = Math.Min(start + 32, z.Length);\n    TensorPrimitives.SoftMax(z.AsSpan()[start..end], p.AsSpan()[start..end]);\n}\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "for (int b = 0; b < 4; b++)\n{\n    for (int r = 0; r < rows; r++)\n    {\n        int at = (b * rows + r) * classes;\n        TensorPrimitives.SoftMax(z.AsSpan(at, classes), p.AsSpan(at, classes));\n    }\n}\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "int row = 0;\nwhile (row < rows)\n{\n    TensorPrimitives.SoftMax(z.AsSpan(row * classes, classes), p.AsSpan(row * classes, classes));\n    row++;\n}\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "for (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z[(r * 3)..((r + 1) * 3)], p.AsSpan((r * 3)..((r + 1) * 3)));\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
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
        // Heads of one output, of which one is activated.
        "TensorPrimitives.SoftMax(z.AsSpan(0, 3), p.AsSpan(0, 3));\nz.AsSpan(3).CopyTo(p.AsSpan(3));\nLosses.CrossEntropy(p.AsSpan(3, 3), y, g);",
        "TensorPrimitives.Sigmoid(z.AsSpan(0, 1), z.AsSpan(0, 1));\nLosses.CrossEntropy(z.AsSpan(1, 3), y, g);",
        "TensorPrimitives.SoftMax(z.AsSpan()[..3], z.AsSpan()[..3]);\nLosses.CrossEntropy(z.AsSpan()[3..], y, g);",
        "TensorPrimitives.SoftMax(z.AsSpan(0, 3), p.AsSpan(0, 3));\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z.AsSpan(0, classes), p.AsSpan(0, classes));\nLosses.CrossEntropy(p.AsSpan(classes, classes), y, g);",
        "for (int r = 0; r < rows; r++)\n{\n    Span<float> box = z.AsSpan(r * 5, 1);\n    TensorPrimitives.Sigmoid(box, box);\n    Losses.CrossEntropy(z.AsSpan(r * 5 + 1, 4), y, g);\n}",
        "for (int r = 0; r < rows; r++) TensorPrimitives.Sigmoid(z.AsSpan(r * 5, 1), z.AsSpan(r * 5, 1));\nLosses.CrossEntropy(z, y, g);",
        "for (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z.AsSpan(1 + r * 5, 4), p.AsSpan(1 + r * 5, 4));\nLosses.CrossEntropy(p, y, g);",
        "for (int i = 0; i < rows; i++) z[i * 5] = 1 / (1 + MathF.Exp(-z[i * 5]));\nLosses.CrossEntropy(z, y, g);",
        "for (int i = 0; i < rows; i++) z[5 * i + 4] = 1 / (1 + MathF.Exp(-z[5 * i + 4]));\nLosses.CrossEntropy(z, y, g);",
        "for (int i = 0; i < 4; i++) z[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.CrossEntropy(z.AsSpan(4), y, g);",
        "for (int i = 4; i < z.Length; i++) z[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.CrossEntropy(z.AsSpan(0, 4), y, g);",
        "for (int i = rows; i < z.Length; i++) z[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.CrossEntropy(z, y, g);",
        "float[][] heads = [z, p];\nTensorPrimitives.SoftMax(heads[0], heads[0]);\nLosses.CrossEntropy(heads[1], y, g);",
        // The slice is another one by then.
        "int at = 0;\nTensorPrimitives.SoftMax(z.AsSpan(at, 3), p.AsSpan(at, 3));\nat += 3;\nLosses.CrossEntropy(p.AsSpan(at, 3), y, g);",
        "Array.Copy(t, 0, p, 0, 3);\nTensorPrimitives.SoftMax(z, g);\nArray.Copy(g, 0, p, 0, 3);\nLosses.CrossEntropy(p.AsSpan(3), y, g);",
        // Slices that overlap.
        "TensorPrimitives.SoftMax(z.AsSpan(0, 4), p.AsSpan(0, 4));\nz.AsSpan(2, 4).CopyTo(p.AsSpan(2, 4));\nLosses.CrossEntropy(p.AsSpan(0, 4), y, g);",
        // A list that is filled anew.
        "List<float> list = p.ToList();\nTensorPrimitives.SoftMax(z, CollectionsMarshal.AsSpan(list));\nlist.Clear();\nlist.AddRange(z);\nLosses.CrossEntropy(CollectionsMarshal.AsSpan(list), y, g);",
        // Halves that one loop, or two, write.
        "for (int i = 0; i < rows; i++)\n{\n    p[rows + i] = z[i];\n    p[i] = 1 / (1 + MathF.Exp(-z[i]));\n}\nLosses.CrossEntropy(p, y, g);",
        "z.CopyTo(p.AsSpan(rows));\nfor (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.CrossEntropy(p, y, g);",
        "for (int i = 0; i < p.Length; i++)\n{\n    if (i < 4) p[i] = 1 / (1 + MathF.Exp(-p[i]));\n}\nLosses.CrossEntropy(p, y, g);",
        "for (int i = 0; i < p.Length; i += 2) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.CrossEntropy(p, y, g);",
        // Pointers write too.
        "TensorPrimitives.SoftMax(z, p);\nunsafe\n{\n    fixed (float* q = p) q[0] = 2;\n}\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nunsafe\n{\n    fixed (float* q = &p[0]) for (int i = 0; i < rows; i++) q[i] = z[i];\n}\nLosses.CrossEntropy(p, y, g);",
        // Who was given it may write it later.
        "Random random = new();\nList<float[]> all = [];\nall.Add(p);\nTensorPrimitives.SoftMax(z, p);\nall.ForEach(a => a[0] = 2);\nLosses.CrossEntropy(p, y, g);",
    ];

    public static TheoryData<string> WrongMembers =>
    [
        // Another assembly's object, whose members only its own methods write.
        "void M(Network network, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(network.Output, network.Output);\n    Losses.CrossEntropy({|LOSS101:network.Output|}, y, g);\n}",
        "void M(Network network, Network other, float[] z, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(network.Output, network.Output);\n    other.Forward(z);\n    Console.WriteLine(z.Length);\n    Losses.CrossEntropy({|LOSS101:network.Output|}, y, g);\n}",
    ];

    public static TheoryData<string> RightMembers =>
    [
        "void M(Network network, float[] z, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(network.Output, network.Output);\n    network.Forward(z);\n    Losses.CrossEntropy(network.Output, y, g);\n}",
        "void M(Network network, float[] z, int[] y, float[] g)\n{\n    Network same = network;\n    TensorPrimitives.SoftMax(network.Output, network.Output);\n    same.Forward(z);\n    Losses.CrossEntropy(network.Output, y, g);\n}",
        "void M(Network network, float[] z, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(network.Output, network.Output);\n    Network.Train(network);\n    Losses.CrossEntropy(network.Output, y, g);\n}",
        "class Mine : Network\n{\n    void M(float[] z, int[] y, float[] g)\n    {\n        TensorPrimitives.SoftMax(Output, Output);\n        base.Forward(z);\n        Losses.CrossEntropy(Output, y, g);\n    }\n}",
        "class Mine : Network\n{\n    void M(int[] y, float[] g)\n    {\n        TensorPrimitives.SoftMax(Output, Output);\n        Train(this);\n        Losses.CrossEntropy(Output, y, g);\n    }\n}",
        // A method that gives back a row of what it is given.
        "static Span<float> Head(float[] x, int start) => x.AsSpan(start, 3);\n\nvoid M(float[] z, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(Head(z, 0), Head(z, 0));\n    Losses.CrossEntropy(Head(z, 3), y, g);\n}",
        "static void Activate(float[] x)\n{\n    TensorPrimitives.SoftMax(x.AsSpan(0, 3), x.AsSpan(0, 3));\n}\n\nvoid M(float[] z, int[] y, float[] g)\n{\n    Activate(z);\n    Losses.CrossEntropy(z.AsSpan(3, 3), y, g);\n}",
        // Who was given it may write it later.
        "class Layer(float[] output) { public void Forward(float[] x) => x.CopyTo(output, 0); }\n\nvoid M(float[] z, float[] p, int[] y, float[] g)\n{\n    Layer layer = new(p);\n    TensorPrimitives.SoftMax(z, p);\n    layer.Forward(z);\n    Losses.CrossEntropy(p, y, g);\n}",
        // A field by another name.
        "private float[] _p = [];\nprivate Span<float> Row(int r) => _p.AsSpan(r * 3, 3);\n\nvoid M(float[] z, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(z, _p);\n    z.CopyTo(Row(0));\n    Losses.CrossEntropy(_p, y, g);\n}",
        "private float[] _p = [];\nprivate Span<float> P => _p;\n\nvoid M(float[] z, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(z, _p);\n    z.CopyTo(P);\n    Losses.CrossEntropy(_p, y, g);\n}",
        "private int _at;\nprivate void Next() => _at += 3;\n\nvoid M(float[] z, float[] p, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p.AsSpan(_at, 3));\n    Next();\n    Losses.CrossEntropy(p.AsSpan(_at, 3), y, g);\n}",
        // One of two objects.
        "void M(Network a, Network b, int[] y, float[] g, bool isFirst)\n{\n    TensorPrimitives.SoftMax(b.Output, b.Output);\n    Losses.CrossEntropy((isFirst ? a : b).Output, y, g);\n}",
    ];

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public Task SpeaksAcrossMembers(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(RightMembers))]
    public Task SilentAcrossMembers(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);
}
