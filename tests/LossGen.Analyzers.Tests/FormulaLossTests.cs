using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>Losses of the user's own formulas expect nothing in particular; in a sum, the rules of the other terms hold.</summary>
public class FormulaLossTests
{
    private const string Losses =
        """
        private static float Squared(float x, float y) => (x - y) * (x - y);

        [Loss("Squared")]
        private static float ByName(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;

        [Loss(nameof(Squared))]
        private static float ByNameof(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits) => 0;

        [Loss(nameof(Squared))]
        private static float Indexed(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets) => 0;

        [Loss(nameof(Squared))]
        [Loss(Kind.CrossEntropy, Classes = 3)]
        private static float FormulaFirst(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;

        [Loss(Kind.CrossEntropy, Weight = 0.5, Classes = 3)]
        [Loss("Squared")]
        private static float FormulaLast(ReadOnlySpan<float> x, ReadOnlySpan<int> y, Span<float> gradX) => 0;

        [Loss(Kind.CrossEntropy, Classes = 3)]
        [Loss(Kind.Focal, Weight = 0.5)]
        private static float Both(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;

        [Loss(Kind.MeanSquaredError)]
        [Loss(nameof(Squared))]
        [Loss(Kind.BinaryCrossEntropyWithLogits)]
        private static float Three(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;

        [Loss("Squared")]
        [Loss(Kind.BinaryCrossEntropy)]
        private static float Probable(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;

        [Loss("Squared")]
        [Loss(Kind.MeanSquaredError)]
        private static float Regression(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;

        [Loss("Squared")]
        [Loss((Kind)999)]
        private static float NoKind(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets) => 0;

        [Loss((string)null)]
        private static float NoName(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets) => 0;


        """;

    public static TheoryData<string> Wrong =>
    [
        "TensorPrimitives.SoftMax(z, p);\nFormulaFirst({|LOSS101:p|}, y);",
        "TensorPrimitives.SoftMax(z, p);\nFormulaLast({|LOSS101:p|}, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nBoth({|LOSS101:p|}, y);",
        "TensorPrimitives.Sigmoid(z, p);\nThree({|LOSS102:p|}, t);",
        "TensorPrimitives.Sigmoid(z, p);\nProbable({|LOSS104:z|}, t);",
        "float[] x = [-1, 1, 1];\nThree(z, {|LOSS108:x|});",
    ];

    public static TheoryData<string> Right =>
    [
        "TensorPrimitives.SoftMax(z, p);\nByName(p, t);",
        "TensorPrimitives.SoftMax(z, p);\nByNameof(p, t, g);",
        "TensorPrimitives.SoftMax(z, p);\nIndexed(p, y);\nIndexed(z, y);",
        "TensorPrimitives.SoftMax(z, p);\nFormulaFirst(z, y);\nFormulaLast(z, y, g);\nBoth(z, y);",
        "TensorPrimitives.SoftMax(z, p);\nNoKind(p, y);\nNoName(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nRegression(p, new float[] { 0, 0, 1 });",
        // Its gradient overwrites what was there.
        "TensorPrimitives.SoftMax(z, g);\nByNameof(z, t, g);\nFormulaFirst(g, y);",
        "float[] predictions = z, targets = t;\nByName(targets, predictions);",
        "for (int i = 0; i < rows; i++) p[i] = Squared(z[i], t[i]);\nFormulaFirst(p, y);",
        "float[] x = [0, 1, 1];\nByName(z, x);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, p);\nByName(p, t);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Members(Losses + Misuse.InMethod(body));

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Members(Losses + Misuse.InMethod(body));

    [Fact]
    public Task DivergenceInASum() => Misuse.Members(
        "private static float F(float x, float y) => x;\n\n[Loss(\"F\")]\n[Loss({|LOSS110:Kind.KLDivergence|}, Classes = 3)]\nstatic float Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;");

    /// <summary>Another kind would not make logits of what the formula takes.</summary>
    [Fact]
    public async Task NoOtherKindIsOffered() => Assert.Empty(await MisuseFix<FusedKindFix>.Titles(
        Losses + Misuse.InMethod("TensorPrimitives.Sigmoid(z, p);\nProbable(z, t);")));
}
