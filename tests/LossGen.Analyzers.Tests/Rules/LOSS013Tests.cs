using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS013Tests
{
    [Fact]
    public Task OneInputTwice() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions, Span<float> {|LOSS013:grad|});
        """,
        "'grad' means the same as 'gradPredictions': remove one of the two");

    [Fact]
    public Task Columns() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int classes, int {|LOSS013:dimensions|});
        """);

    [Fact]
    public Task OptionOfAllAndOfOne() => Verify.Members("""
        [Loss(Kind.Huber)]
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta, float {|LOSS013:delta2|});
        """);

    [Fact]
    public Task PositiveWeights() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropyWithLogits)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> {|LOSS013:posWeights|}, float posWeight);
        """);

    [Fact]
    public Task OneForEachTermIsRight() => Verify.Members("""
        [Loss(Kind.Huber)]
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta1, float delta2);
        """);
}
