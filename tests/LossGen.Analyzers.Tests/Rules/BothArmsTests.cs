using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Memory that either arm of a condition makes: what both arms make of it is known after them.</summary>
public class BothArmsTests
{
    private const string Softmax =
        "static float[] Softmax(float[] x, float scale)\n{\n    float[] p = new float[x.Length];\n    TensorPrimitives.Multiply(x, scale, p);\n    TensorPrimitives.SoftMax(p, p);\n    return p;\n}\n\n";

    public static TheoryData<string> Wrong =>
    [
        "float[] q = rows > 1 ? Softmax(z, 2) : Softmax(z, 1);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "float[] q;\nif (rows > 1) q = Softmax(z, 2);\nelse q = Softmax(z, 1);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "float[] q = rows switch\n{\n    1 => Softmax(z, 2),\n    2 => Softmax(g, 1),\n    _ => Softmax(z, 1),\n};\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "float[] q;\nif (rows > 1)\n{\n    q = new float[6];\n    TensorPrimitives.SoftMax(z, q);\n}\nelse\n{\n    q = new float[9];\n    TensorPrimitives.SoftMax(g, q);\n}\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "float[] q = Softmax(z, 1);\nif (rows > 1) q = Softmax(g, 1);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "float[] q = rows > 1 ? [0, 1, 1] : [1, 0, 0];\nLosses.Hinge(z, {|LOSS108:q|});",
        "for (int i = 0; i < rows; i++)\n{\n    float[] q = i > 1 ? Softmax(z, 2) : Softmax(z, 1);\n    Losses.CrossEntropy({|LOSS101:q|}, y, g);\n}",
        "float[] q = rows > 1 ? Softmax(z, 2) : Softmax(z, 1);\nLosses.CrossEntropy({|LOSS101:q.AsSpan(0, 3)|}, y, g);",
    ];

    public static TheoryData<string> Right =>
    [
        "float[] q = rows > 1 ? Softmax(z, 2) : new float[6];\nLosses.CrossEntropy(q, y, g);",
        "float[] q = rows > 1 ? Softmax(z, 2) : z;\nLosses.CrossEntropy(q, y, g);",
        "float[] q = Softmax(z, 1);\nif (rows > 1) q = z;\nLosses.CrossEntropy(q, y, g);",
        "float[] q = null;\ntry\n{\n    q = Softmax(z, 1);\n    z.CopyTo(q, 0);\n}\ncatch (ArgumentException) { }\nLosses.CrossEntropy(q, y, g);",
        "float[] q = rows > 1 ? Softmax(z, 2) : Softmax(z, 1);\nif (classes > 3) z.CopyTo(q, 0);\nLosses.CrossEntropy(q, y, g);",
        "float[] q = z;\nfor (int i = 0; i < rows; i++)\n{\n    Losses.CrossEntropy(q, y, g);\n    q = i > 1 ? Softmax(z, 2) : Softmax(z, 1);\n}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Members(Softmax + Misuse.InMethod(body));

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Members(Softmax + Misuse.InMethod(body));

    [Fact]
    public Task SpeaksOfTensors() => Misuse.Members(
        """
        void M(Tensor x, Tensor y, bool isHot)
        {
            var p = isHot ? x.softmax(1) : (x / 2).softmax(1);
            functional.cross_entropy({|LOSS101:p|}, y);
        }
        """);
}
