using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS033Tests
{
    [Fact]
    public Task ToFloat() => Verify.Members("""
        static double Formula(double a, double b) => {|LOSS033:(float)a|} * b;

        [Loss(nameof(Formula))]
        public static partial double Loss(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
        """,
        "This would be rounded to float where all is computed in double: remove the conversion");

    [Fact]
    public Task ToInteger() => Verify.Members("""
        static float Formula(float a, float b) => {|LOSS033:(int)a|} * b;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "This would be rounded to int where all is computed in float: round with Math.Floor, Math.Ceiling or Math.Round");

    [Fact]
    public Task ToDoubleAndBack() => Verify.Members("""
        static float Formula(float a, float b) => (float)Math.Sqrt(a * a + 1) * b;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
