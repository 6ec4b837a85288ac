using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS018Tests
{
    [Fact]
    public Task VoidWithNeither() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial void {|LOSS018:F|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'F' neither returns nor writes anything: return the loss, or add 'Span<float> gradPredictions' or 'Span<float> losses'");

    [Fact]
    public Task NothingReduced() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.None)]
        public static partial void {|LOSS018:F|}(ReadOnlySpan<double> x, ReadOnlySpan<double> y);
        """,
        "'F' neither returns nor writes anything: add 'Span<double> gradX' or 'Span<double> losses'");

    [Fact]
    public Task OneOfThemIsRight() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial void F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);

        [Loss(Kind.Huber)]
        public static partial void G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradTargets);
        """);
}
