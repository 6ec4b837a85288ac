using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS105Tests
{
    public static TheoryData<string> Wrong =>
    [
        "TensorPrimitives.SoftMax(z, p);\nLosses.Nll({|LOSS105:p|}, y);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Nll({|LOSS105:p|}, y);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.Nll({|LOSS105:z|}, y);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.Kl({|LOSS105:p|}, t);",
        "TensorPrimitives.SoftMax(t, p);\nLosses.KlLog(z, {|LOSS105:p|});",
        "float[] x = new float[3];\nfor (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z.AsSpan()[r..(r + 3)], x);\nLosses.Nll({|LOSS105:x|}, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, g);\nTensorPrimitives.Exp(g, g);\nLosses.Nll({|LOSS105:g|}, y);",
    ];

    public static TheoryData<string> Right =>
    [
        "Losses.Nll(z, y);",
        "Losses.Kl(z, t);",
        "TensorPrimitives.SoftMax(t, p);\nLosses.Kl(z, p);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.KlPlain(p, t);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(z, y, 3);",
        "float sum = 0;\nfor (int i = 0; i < 3; i++) sum += MathF.Exp(z[i]);\nfloat log = MathF.Log(sum);\nfor (int i = 0; i < 3; i++) p[i] = z[i] - log;\nLosses.Nll(p, y);",
        "float max = TensorPrimitives.Max(z), sum = 0;\nforeach (float x in z) sum += MathF.Exp(x - max);\nTensorPrimitives.Subtract(z, max + MathF.Log(sum), p);\nLosses.Nll(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log2(p, g);\nLosses.Nll(g, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Subtract(z, 1, p);\nLosses.Nll(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Abs(z, p);\nLosses.Nll(p, y);",
        "foreach (float[] x in new[] { z, p })\n{\n    Losses.Nll(x, y);\n    TensorPrimitives.SoftMax(x, x);\n}",
    ];

    public static TheoryData<string> RightMembers =>
    [
        "private extern float[] LogSoftmax(float[] x);\n\nvoid M(float[] z, int[] y) => Losses.Nll(LogSoftmax(z), y);",
        "void M([Holds(ValueKind.LogProbabilities)] ReadOnlySpan<float> x, int[] y) => Losses.Nll(x, y);",
        "void M(float[] predictions, int[] y) => Losses.Nll(predictions, y);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(RightMembers))]
    public Task SilentAcrossMembers(string members) => Misuse.Members(members);

    /// <summary>A softmax that comes later is no place that the numbers come from.</summary>
    [Fact]
    public async Task LaterUsesAreNoSources()
    {
        Diagnostic found = Assert.Single(await Misuse.DiagnoseMembers("Tensor M(Tensor x, Tensor y)\n{\n    var loss = functional.nll_loss(x, y);\n    var p = x.softmax(1);\n    return loss;\n}"));
        Assert.Equal("LOSS105", found.Id);
        Assert.Contains("holds logits, as they are given to Tensor.softmax in line ", found.GetMessage());
    }
}
