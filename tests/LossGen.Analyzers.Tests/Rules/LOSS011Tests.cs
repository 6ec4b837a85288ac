using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS011Tests
{
    [Fact]
    public Task UnknownName() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS011:humidity|});
        """,
        "'humidity' means nothing to this loss: it can have ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions, Span<float> gradTargets, Span<float> losses, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<bool> mask, float upstream, int classes, int dimensions, float weight, float delta");

    [Fact]
    public Task RolesGoByTheNamesOfTheInputs() => Verify.Members("""
        [Loss(Kind.Gaussian)]
        public static partial float F(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float {|LOSS011:humidity|}, ReadOnlySpan<float> v);
        """,
        "'humidity' means nothing to this loss: it can have ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> v, Span<float> gradX, Span<float> gradY, Span<float> gradV, Span<float> losses, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<bool> mask, float upstream, int classes, int dimensions, float weight, float epsilon");

    [Fact]
    public Task RolesOfASum() => Verify.Members("""
        [Loss(Kind.Huber)]
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int {|LOSS011:samples|});
        """,
        "'samples' means nothing to this loss: it can have ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions, Span<float> gradTargets, Span<float> losses, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<bool> mask, float upstream, int classes, int dimensions, float weight1, float weight2, float delta1, float delta2");

    [Fact]
    public Task TooManyInputs() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> {|LOSS011:variances|});
        """);

    [Fact]
    public Task PosWeightsOfAKindWithout() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> {|LOSS011:posWeights|});
        """);

    [Fact]
    public Task ReservedNamesWithoutAUse() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> {|LOSS011:classWeights|}, ReadOnlySpan<int> {|LOSS011:layerSizes|});
        """);

    [Fact]
    public Task FlagsAreNoParameters() => Verify.Members("""
        [Loss(Kind.Poisson)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, bool {|LOSS011:logInput|});
        """);

    [Fact]
    public Task OtherTypes() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, string {|LOSS011:name|}, System.Threading.CancellationToken {|LOSS011:cancellation|});
        """);

    [Fact]
    public Task WritableSpanOfNothing() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> {|LOSS011:result|});
        """);

    [Fact]
    public Task TermThatIsNotThere() => Verify.Members("""
        [Loss(Kind.Huber)]
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS011:delta3|}, float {|LOSS011:delta0|}, float {|LOSS011:weight|}, float {|LOSS011:weight3|}, float {|LOSS011:delta99999999999|});
        """);

    [Fact]
    public Task NumbersNeedTwoTermsWithTheOption() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS011:delta2|});
        """);

    [Fact]
    public Task EveryRoleIsRight() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropyWithLogits)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits, Span<float> gradTargets, Span<float> losses, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<float> posWeights, float upstream, int classes, float labelSmoothing, float weight);
        """);

    [Fact]
    public Task RolesOfRows() => Verify.Members("""
        [Loss(Kind.CrossEntropy)]
        public static partial float F(ReadOnlySpan<float> z, ReadOnlySpan<int> y, float {|LOSS011:humidity|});
        """,
        "'humidity' means nothing to this loss: it can have ReadOnlySpan<float> z, ReadOnlySpan<int> y, Span<float> gradZ, Span<float> losses, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<bool> mask, ReadOnlySpan<float> classWeights, float upstream, int classes, int dimensions, int positions, float weight, float labelSmoothing, float poly, float zLoss, int ignoreIndex");

    /// <summary>Names from PyTorch and Keras, and plurals.</summary>
    [Theory]
    [InlineData("ReadOnlySpan<float>", "weight", "ReadOnlySpan<float> sampleWeights")]
    [InlineData("ReadOnlySpan<float>", "weights", "ReadOnlySpan<float> sampleWeights")]
    [InlineData("ReadOnlySpan<float>", "sample_weight", "ReadOnlySpan<float> sampleWeights")]
    [InlineData("ReadOnlySpan<float>", "posWeight", "ReadOnlySpan<float> posWeights")]
    [InlineData("ReadOnlySpan<float>", "pos_weight", "ReadOnlySpan<float> posWeights")]
    [InlineData("ReadOnlySpan<bool>", "masks", "ReadOnlySpan<bool> mask")]
    [InlineData("float", "label_smoothing", "float labelSmoothing")]
    public async Task NearMisses(string type, string name, string meant) => Assert.StartsWith(
        $"'{name}' means nothing to this loss: did you mean '{meant}'? It can have ",
        Assert.Single(await Build.Diagnose(Sources.Compile(Sources.InClass($$"""
            [Loss(Kind.BinaryCrossEntropyWithLogits)]
            public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, {{type}} {{name}});
            """)))).GetMessage());

    [Fact]
    public Task RolesOfLayers() => Verify.Members("""
        [Loss(Kind.Perceptual)]
        public static partial float F(ReadOnlySpan<float> f, ReadOnlySpan<float> t, ReadOnlySpan<int> layerSizes, int {|LOSS011:classes|}, int {|LOSS011:samples|});
        """);

    [Fact]
    public Task RolesOfGroups() => Verify.Members("""
        [Loss(Kind.Dice)]
        public static partial float F(ReadOnlySpan<float> p, ReadOnlySpan<float> t, int samples, int classes, ReadOnlySpan<float> classWeights, float smooth, bool {|LOSS011:perClass|});
        """);
}
