using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Values that reach a loss through LINQ, concatenation, tuples, records, patterns and async methods.</summary>
public class CarriedValueTests
{
    public static TheoryData<string> Wrong =>
    [
        "void M(float[] z, int[] y)\n{\n    float[] e = z.Select(MathF.Exp).ToArray();\n    float s = e.Sum();\n    float[] p = e.Select(v => v / s).ToArray();\n    Losses.CrossEntropy({|LOSS101:p|}, y, 3);\n}",
        "void M(float[] z, int[] y, float max)\n{\n    var e = z.Select(v => MathF.Exp(v - max)).ToList();\n    var s = e.Sum();\n    Losses.CrossEntropy({|LOSS101:e.Select(v => v / s).ToArray()|}, y, 3);\n}",
        "void M(float[] z, float[] t) => Losses.BceLogits({|LOSS102:z.Select(v => 1 / (1 + MathF.Exp(-v))).ToArray()|}, t);",
        "static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));\n\nvoid M(float[] z, float[] t) => Losses.BceLogits({|LOSS102:z.Select(Sigmoid).ToArray()|}, t);",
        "Tensor M(Tensor a, Tensor b, Tensor y) => functional.cross_entropy({|LOSS101:torch.cat(new[] { a.softmax(1), b.softmax(1) }, 0)|}, y);",
        "Tensor M(Tensor a, Tensor b, Tensor y) => functional.cross_entropy({|LOSS101:torch.stack(new[] { a.softmax(1), b.softmax(1) }, 0)|}, y);",
        "(Tensor Logits, Tensor P) Run(Tensor x) => (x, x.softmax(1));\n\nTensor M(Tensor x, Tensor y)\n{\n    var (_, p) = Run(x);\n    return functional.cross_entropy({|LOSS101:p|}, y);\n}",
        "record Output(Tensor Logits, Tensor P);\n\nTensor M(Tensor x, Tensor y)\n{\n    var output = new Output(x, x.softmax(1));\n    return functional.cross_entropy({|LOSS101:output.P|}, y);\n}",
        "Tensor M(Tensor x, Tensor y) => x.softmax(1) is { } p ? functional.cross_entropy({|LOSS101:p|}, y) : y;",
        "async Task<Tensor> Run(Tensor x)\n{\n    await Task.Yield();\n    return x.softmax(1);\n}\n\nasync Task<Tensor> M(Tensor x, Tensor y)\n{\n    var p = await Run(x);\n    return functional.cross_entropy({|LOSS101:p|}, y);\n}",
        "Tensor M(Tensor x, Tensor y) => functional.hinge_embedding_loss(x, {|LOSS108:torch.tensor(new float[] { 0, 1, 1 })|});",
    ];

    public static TheoryData<string> Right =>
    [
        "void M(float[] z, int[] y) => Losses.CrossEntropy(z.Select(v => v / 2).ToArray(), y, 3);",
        "void M(float[] z, int[] y) => Losses.CrossEntropy(z.Select(MathF.Exp).ToArray(), y, 3);",
        "void M(float[] z, int[] y)\n{\n    var s = z.Select(MathF.Exp).Sum();\n    Losses.CrossEntropy(z.Select(v => v / s).ToArray(), y, 3);\n}",
        "void M(float[] z, float[] w, int[] y)\n{\n    var e = z.Select(MathF.Exp).ToArray();\n    var s = w.Select(MathF.Exp).Sum();\n    Losses.CrossEntropy(e.Select(v => v / s).ToArray(), y, 3);\n}",
        "void M(float[] z, float[] t) => Losses.Bce(z.Select(v => 1 / (1 + MathF.Exp(-v))).ToArray(), t);",
        "Tensor M(Tensor a, Tensor b, Tensor y) => functional.cross_entropy(torch.cat(new[] { a.softmax(1), b }, 0), y);",
        "record Output(Tensor Logits, Tensor P);\n\nTensor M(Tensor x, Tensor y)\n{\n    var output = new Output(x, x.softmax(1));\n    return functional.cross_entropy(output.Logits, y);\n}",
        "(Tensor Logits, Tensor P) Run(Tensor x) => (x, x.softmax(1));\n\nTensor M(Tensor x, Tensor y)\n{\n    var (z, _) = Run(x);\n    return functional.cross_entropy(z, y);\n}",
        "async Task<Tensor> Run(Tensor x)\n{\n    await Task.Yield();\n    return x;\n}\n\nasync Task<Tensor> M(Tensor x, Tensor y)\n{\n    var p = x.softmax(1);\n    return functional.cross_entropy(await Run(x), y);\n}",
        "record Output(Tensor P);\n\nTensor M(Output output, Tensor y, bool b, Tensor x)\n{\n    if (b) output = new Output(x.softmax(1));\n    return functional.cross_entropy(output.P, y);\n}",
        "record Output(Tensor P);\n\nTensor M(Tensor x, Tensor y)\n{\n    var output = new Output(x.softmax(1)) with { P = x };\n    return functional.cross_entropy(output.P, y);\n}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
