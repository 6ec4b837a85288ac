using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class FusedKindFixTests
{
    private const string Sparse = "static float Sparse(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;\n\n";
    private const string Nll = "static float Nll(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;\n\n";

    [Fact]
    public Task Binary() => MisuseFix<FusedKindFix>.Members(
        "[Loss(Kind.BinaryCrossEntropy)] static float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t);",
        "Use Kind.BinaryCrossEntropyWithLogits for 'Bce'",
        "[Loss(Kind.BinaryCrossEntropyWithLogits)] static float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t);");

    [Fact]
    public Task OptionsOfProbabilitiesGo() => MisuseFix<FusedKindFix>.Members(
        "[Loss(Kind.SparseCategoricalCrossEntropy, Epsilon = 1e-5, Classes = 3, Normalize = true)]\n" + Sparse + "void M([Holds(ValueKind.Logits)] float[] x, int[] t) => Sparse(x, t);",
        "Use Kind.CrossEntropy for 'Sparse'",
        "[Loss(Kind.CrossEntropy, Classes = 3)]\n" + Sparse + "void M([Holds(ValueKind.Logits)] float[] x, int[] t) => Sparse(x, t);");

    [Fact]
    public Task LogOfSoftmax() => MisuseFix<FusedKindFix>.Members(
        "[Loss(Kind.NegativeLogLikelihood, Classes = 3)]\n" + Nll + "void M(float[] z, int[] t)\n{\n    float[] p = new float[3];\n    TensorPrimitives.SoftMax(z, p);\n    TensorPrimitives.Log(p, p);\n    Nll(p, t);\n}",
        "Use Kind.CrossEntropy for 'Nll'",
        "[Loss(Kind.CrossEntropy, Classes = 3)]\n" + Nll + "void M(float[] z, int[] t)\n{\n    float[] p = new float[3];\n    TensorPrimitives.SoftMax(z, p);\n    TensorPrimitives.Log(p, p);\n    Nll(z, t);\n}");

    [Fact]
    public Task LogOfSoftmaxInBuffersOfTheirOwn() => MisuseFix<FusedKindFix>.Members(
        "[Loss(Kind.NegativeLogLikelihood, Classes = 3)]\n" + Nll + "void M(float[] z, int[] t)\n{\n    float[] p = new float[3], q = p;\n    float[] log = new float[3];\n    TensorPrimitives.SoftMax(z, q);\n    TensorPrimitives.Log(q, log);\n    Nll(log, t);\n}",
        "Use Kind.CrossEntropy for 'Nll'",
        "[Loss(Kind.CrossEntropy, Classes = 3)]\n" + Nll + "void M(float[] z, int[] t)\n{\n    float[] p = new float[3], q = p;\n    TensorPrimitives.SoftMax(z, q);\n    Nll(z, t);\n}");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task All(bool hasKey) => MisuseFix<FusedKindFix>.All(
        "[Loss(Kind.BinaryCrossEntropy)] static float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t)\n{\n    Bce(x, t);\n    Bce(x, t);\n}",
        "[Loss(Kind.BinaryCrossEntropyWithLogits)] static float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t)\n{\n    Bce(x, t);\n    Bce(x, t);\n}",
        hasKey);

    [Fact]
    public Task TorchSharp() => MisuseFix<FusedKindFix>.Members(
        "void M(Tensor x, Tensor y) => functional.nll_loss(torch.log(x.softmax(1)), y);",
        "Use cross_entropy",
        "void M(Tensor x, Tensor y) => functional.cross_entropy(x, y);");

    [Fact]
    public Task LogOfSigmoidIsNoCrossEntropy() => Nothing(
        "[Loss(Kind.NegativeLogLikelihood, Classes = 3)]\n" + Nll + "void M(float[] z, int[] t)\n{\n    float[] p = new float[3];\n    TensorPrimitives.Sigmoid(z, p);\n    TensorPrimitives.Log(p, p);\n    Nll(p, t);\n}");

    [Theory]
    [InlineData("BinaryCrossEntropy", "BinaryCrossEntropyWithLogits")]
    [InlineData("LossGen.Kind.BinaryCrossEntropy", "LossGen.Kind.BinaryCrossEntropyWithLogits")]
    [InlineData("kind: Kind.BinaryCrossEntropy", "kind: Kind.BinaryCrossEntropyWithLogits")]
    [InlineData("(Kind)(int)Kind.BinaryCrossEntropy", "BinaryCrossEntropyWithLogits")]
    [InlineData("Default", "BinaryCrossEntropyWithLogits")]
    public Task HoweverTheKindIsWritten(string before, string after) => MisuseFix<FusedKindFix>.Source(
        InProgram($"[Loss({before})]"), "Use Kind.BinaryCrossEntropyWithLogits for 'Bce'", InProgram($"[Loss({after})]"));

    private static string InProgram(string attribute) =>
        $$"""
        using System;
        using LossGen;
        using static LossGen.Kind;

        class User
        {
            private const Kind Default = Kind.BinaryCrossEntropy;

            {{attribute}}
            private static float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;

            void M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t);
        }

        """;

    /// <summary>What the new kind makes of the method would not compile.</summary>
    [Theory]
    [InlineData("float epsilon")]
    [InlineData("Span<float> gradTargets, float labelSmoothing, double epsilon")]
    public Task ParametersOfTheOldKind(string parameters) => Nothing(
        $"[Loss(Kind.BinaryCrossEntropy)]\nprivate static partial float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y, {parameters});\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t, float[] g) => Bce(x, t{(parameters.Contains("grad") ? ", g, 0" : "")}, 0.1f);");

    [Fact]
    public Task ParametersOfBothKinds() => MisuseFix<FusedKindFix>.Members(
        "[Loss(Kind.BinaryCrossEntropy)]\nprivate static partial float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float labelSmoothing);\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t, 0.1f);",
        "Use Kind.BinaryCrossEntropyWithLogits for 'Bce'",
        "[Loss(Kind.BinaryCrossEntropyWithLogits)]\nprivate static partial float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float labelSmoothing);\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t, 0.1f);");

    private const string Bce = "[Loss(Kind.BinaryCrossEntropy)] static float Bce(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;\n\n";

    /// <summary>Another call gives it probabilities, as it should.</summary>
    [Theory]
    [InlineData("void M([Holds(ValueKind.Logits)] float[] x, float[] p, float[] t)\n{\n    TensorPrimitives.Sigmoid(x, p);\n    Bce(p, t);\n    Bce(x, t);\n}")]
    [InlineData("void M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t);\n\nvoid N(float[] x, float[] t) => Bce(x, t);")]
    [InlineData("void M([Holds(ValueKind.Logits)] float[] x, float[] t) => Bce(x, t);\n\ndelegate float Objective(ReadOnlySpan<float> x, ReadOnlySpan<float> y);\n\nObjective N() => Bce;")]
    public Task CalledCorrectlyElsewhere(string members) => Nothing(Bce + members);

    [Fact]
    public Task CalledWronglyTwice() => MisuseFix<FusedKindFix>.Members(
        Bce + "void M([Holds(ValueKind.Logits)] float[] x, float[] t)\n{\n    Bce(x, t);\n    Console.WriteLine(nameof(Bce));\n    Bce(x, t);\n}",
        "Use Kind.BinaryCrossEntropyWithLogits for 'Bce'",
        Bce.Replace("Entropy)", "EntropyWithLogits)") + "void M([Holds(ValueKind.Logits)] float[] x, float[] t)\n{\n    Bce(x, t);\n    Console.WriteLine(nameof(Bce));\n    Bce(x, t);\n}");

    private static async Task Nothing(string members) => Assert.Empty(await MisuseFix<FusedKindFix>.Titles(members));

    [Theory]
    // No kind takes logits, the loss is in another assembly, or it is a sum.
    [InlineData("void M([Holds(ValueKind.Logits)] float[] x, float[] t) => Losses.Js(x, t);")]
    [InlineData("void M([Holds(ValueKind.Logits)] float[] x, float[] t) => Losses.Bce(x, t);")]
    [InlineData("[Loss(Kind.BinaryCrossEntropy)][Loss(Kind.MeanSquaredError)] static float Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t) => Sum(x, t);")]
    public async Task NothingToOffer(string members) => Assert.Empty(await MisuseFix<FusedKindFix>.Titles(members));
}
