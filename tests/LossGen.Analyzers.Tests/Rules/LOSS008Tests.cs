using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS008Tests
{
    [Fact]
    public Task OneOfTwo() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS008:F|}(ReadOnlySpan<float> predictions);
        """,
        "'F' has 1 of the inputs that Huber reads: write ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets");

    [Fact]
    public Task None() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS008:F|}();
        """);

    [Fact]
    public Task TwoOfThree() => Verify.Members("""
        [Loss(Kind.Gaussian)]
        public static partial float {|LOSS008:F|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task WeightsAreNoInput() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS008:F|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> sampleWeights);
        """);

    [Fact]
    public Task NamesAreFree() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> y, ReadOnlySpan<float> @class);
        """);
}
