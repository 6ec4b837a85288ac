using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS016Tests
{
    [Fact]
    public Task Option() => Verify.Members("""
        [Loss(Kind.Huber, Delta = 2)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS016:delta|});
        """,
        "'delta' gives Delta a second time: remove either the parameter or the argument of the attribute");

    [Fact]
    public Task Weight() => Verify.Members("""
        [Loss(Kind.Huber, Weight = 2)]
        [Loss(Kind.MeanSquaredError)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS016:weight1|}, float weight2);
        """);

    [Fact]
    public Task Columns() => Verify.Members("""
        [Loss(Kind.Huber, Classes = 3)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int {|LOSS016:dimensions|});
        """);

    [Fact]
    public Task PositiveWeights() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropyWithLogits, PosWeight = 3)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> {|LOSS016:posWeights|});
        """);

    [Fact]
    public Task EachTermItsOwnIsRight() => Verify.Members("""
        [Loss(Kind.Huber, Delta = 2)]
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta2);
        """);

    [Fact]
    public Task WeightsOfClasses() => Verify.Members("""
        [Loss(Kind.CrossEntropy, ClassWeights = new double[] { 1, 2 }, IgnoreIndex = 1)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> {|LOSS016:classWeights|}, int {|LOSS016:ignoreIndex|});
        """);
}
