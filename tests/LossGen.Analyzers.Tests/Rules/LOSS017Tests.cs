using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS017Tests
{
    [Fact]
    public Task ReturnWithoutReduction() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.None)]
        public static partial {|LOSS017:float|} F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """,
        "'F' returns float, which does not fit Reduction.None of float: write void");

    [Fact]
    public Task FloatOfDouble() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial {|LOSS017:float|} F(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
        """,
        "'F' returns float, which does not fit Reduction.Mean of double: write double or void");

    [Fact]
    public Task HalfOfFloat() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.Sum)]
        public static partial {|LOSS017:Half|} F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'F' returns Half, which does not fit Reduction.Sum of float: write float or double or void");

    [Fact]
    public Task OtherTypes() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial {|LOSS017:float[]|} F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static partial {|LOSS017:(float Loss, string? Name)|} G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static partial {|LOSS017:ref float|} H(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'F' returns float[], which does not fit Reduction.Mean of float: write float or double or void",
        "'G' returns (float Loss, string? Name), which does not fit Reduction.Mean of float: write float or double or void",
        "'H' returns ref float, which does not fit Reduction.Mean of float: write float or double or void");

    [Fact]
    public Task WiderIsRight() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial double F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static partial float G(ReadOnlySpan<Half> predictions, ReadOnlySpan<Half> targets);

        [Loss(Kind.Huber)]
        public static partial double H(ReadOnlySpan<Half> predictions, ReadOnlySpan<Half> targets);
        """);
}
