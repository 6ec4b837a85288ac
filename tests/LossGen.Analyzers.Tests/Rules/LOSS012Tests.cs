using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS012Tests
{
    [Fact]
    public Task NoSuchInput() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> {|LOSS012:gradLogits|});
        """,
        "'gradLogits' names no input: write one of gradPredictions, gradTargets");

    [Fact]
    public Task SeveralIgnoringCase() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> aB, ReadOnlySpan<float> Ab, Span<float> {|LOSS012:gradab|});
        """);

    [Fact]
    public Task ExactNameWins() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> x, ReadOnlySpan<float> X, Span<float> gradX, Span<float> gradx);
        """);

    [Fact]
    public Task BareNamesMeanTheFirst() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient);

        [Loss(Kind.Huber)]
        public static partial float G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients);
        """);
}
