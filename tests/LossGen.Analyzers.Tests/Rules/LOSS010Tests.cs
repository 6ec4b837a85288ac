using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS010Tests
{
    [Fact]
    public Task SecondInput() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, {|LOSS010:ReadOnlySpan<double>|} targets);
        """,
        "'targets' is of type 'ReadOnlySpan<double>' beside others of another element type: write 'ReadOnlySpan<float> targets'");

    [Fact]
    public Task GradientAndWeights() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS010:Span<Half>|} gradPredictions, {|LOSS010:ReadOnlySpan<double>|} sampleWeights);
        """);

    [Fact]
    public Task Option() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS010:double|} delta);
        """);

    [Fact]
    public Task FloatOptionBesideDouble() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial double F(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, {|LOSS010:float|} delta);
        """);

    [Fact]
    public Task FloatOptionBesideHalfIsRight() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial Half F(ReadOnlySpan<Half> predictions, ReadOnlySpan<Half> targets, float delta, Span<Half> grad, float upstream);
        """);
}
