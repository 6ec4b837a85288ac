using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS007Tests
{
    [Fact]
    public Task Undefined() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS007:Reduction = (Reduction)9|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "9 is no member of Reduction: write one of Mean, Sum, None, BatchMean, WeightedMean");

    [Fact]
    public Task EveryDefinedOneIsRight() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.Mean)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber, Reduction = Reduction.Sum)]
        public static partial float G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber, Reduction = Reduction.None)]
        public static partial void H(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """);
}
