using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS034Tests
{
    [Fact]
    public Task Missing() => Verify.Members("""
        static float F(float a, float b, float c) => a * b * c;

        [Loss({|LOSS034:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'c' of the formula 'F' has no value here: add 'float c' to the method, or give it a default");

    [Fact]
    public Task ByName() => Verify.Members("""
        static float F(float a, float b, float c) => a * b * c;

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float c);
        """);

    [Fact]
    public Task ByDefault() => Verify.Members("""
        static float F(float a, float b, float c = 2) => a * b * c;

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OfOneTermOfTwo() => Verify.Members("""
        static float F(float a, float b, float c) => a * b * c;

        [Loss(Kind.Huber)]
        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta, float c, float weight2);
        """);
}
