using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Memory of which there is only one of two, on the stack or not.</summary>
public class EitherMemoryTests
{
    private const string Either = "Span<float> q = rows <= 256 ? stackalloc float[rows] : new float[rows];\n";

    public static TheoryData<string> Wrong =>
    [
        Either + "TensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        Either + "for (int i = 0; i < q.Length; i++) q[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits({|LOSS102:q|}, t);",
        "float[] q;\nif (rows > 1) q = new float[6];\nelse q = new float[9];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
    ];

    public static TheoryData<string> Right =>
    [
        Either + "TensorPrimitives.SoftMax(z, q);\nz.CopyTo(q);\nLosses.CrossEntropy(q, y, g);",
        Either + "Losses.CrossEntropy(q, y, g);\nTensorPrimitives.SoftMax(z, q);",
        "float[] a = new float[6], b = new float[6];\nfloat[] q = rows > 1 ? a : b, r = rows > 1 ? b : a;\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(r, y, g);",
        "float[] a = null, b = null;\nif (rows > 1) a = new float[6];\nelse b = new float[6];\nif (rows < 2) a = new float[6];\nfloat[] q = classes > 1 ? a : b;\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(a, y, g);",
        "float[] old = z;\nfor (int i = 0; i < rows; i++)\n{\n    float[] q = i % 2 == 0 ? new float[6] : new float[6];\n    TensorPrimitives.SoftMax(old, q);\n    z.CopyTo(old, 0);\n    Losses.CrossEntropy(old, y, g);\n    old = q;\n}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);
}
