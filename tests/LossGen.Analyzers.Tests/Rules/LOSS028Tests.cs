using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS028Tests
{
    [Fact]
    public Task OfAnotherPrecision() => Verify.Members("""
        static double F(double a, double b) => a - b;

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'F' cannot be a formula: it returns double: add an overload that takes and returns float");

    [Fact]
    public Task OfAnotherParameter() => Verify.Members("""
        static float F(float a, int b) => a - b;

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'F' cannot be a formula: its parameter 'b' is of type int: write 'float b'");

    [Fact]
    public Task Generic() => Verify.Members("""
        static float F<T>(float a, float b) => a - b;

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task NotStatic() => Verify.Members("""
        partial class Inner
        {
            float F(float a, float b) => a - b;

            [Loss({|LOSS028:nameof(F)|})]
            public partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """,
        "'F' cannot be a formula: it is not static: add 'static'");

    [Fact]
    public Task OfAnotherProject() => Verify.Members("""
        [Loss({|LOSS028:nameof(MathF.Pow)|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'Pow' cannot be a formula: its body is not in this project: write it here");

    [Fact]
    public Task TheRightOverloadIsTaken() => Verify.Members("""
        static double F(double a, double b) => a - b;
        static float F(float a, float b) => a * b;

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
