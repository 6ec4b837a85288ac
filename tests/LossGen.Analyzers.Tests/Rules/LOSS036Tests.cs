using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS036Tests
{
    [Fact]
    public Task Steps() => Verify.Members("""
        static float F(float a, float b) => MathF.Round(a) == b ? 0 : 1;

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> {|LOSS036:gradPredictions|});
        """,
        "'gradPredictions' is 0 everywhere, since F depends on 'predictions' by steps alone, such as signs, comparisons and rounding: nothing can be learned from it");

    [Fact]
    public Task OneOfTwo() => Verify.Members("""
        static float F(float a, float b) => a * MathF.Sign(b);

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions, Span<float> {|LOSS036:gradTargets|});
        """);

    [Fact]
    public Task BesideAnotherTerm() => Verify.Members("""
        static float F(float a, float b) => MathF.Sign(a - b);

        [Loss(nameof(F))]
        [Loss(Kind.MeanSquaredError)]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
        """);

    [Fact]
    public Task WithoutGradient() => Verify.Members("""
        static float F(float a, float b) => MathF.Sign(a - b);

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
