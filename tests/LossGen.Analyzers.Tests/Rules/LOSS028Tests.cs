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
        "'F' cannot be a formula: its parameter 'b' is of type int, which is the class of a row, and no parameter is a row: write 'float b', or add a 'ReadOnlySpan<float>'");

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

    [Fact]
    public Task ClassWithoutARow() => Verify.Members("""
        static float F(float a, int k) => a;

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "'F' cannot be a formula: its parameter 'k' is of type int, which is the class of a row, and no parameter is a row: write 'float k', or add a 'ReadOnlySpan<float>'");

    [Fact]
    public Task TwoClasses() => Verify.Members("""
        static float F(ReadOnlySpan<float> a, int k, int l) => a[k] - a[l];

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "'F' cannot be a formula: its parameters 'k' and 'l' are both the class of a row: a row has one");

    [Fact]
    public Task RowOfAnotherType() => Verify.Members("""
        static float F(ReadOnlySpan<double> a, float[] b) => b[0];

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int classes);
        """,
        "'F' cannot be a formula: its parameter 'a' is of type ReadOnlySpan<double>: write 'ReadOnlySpan<float> a'");

    [Fact]
    public Task TheOverloadOfClassesIsTaken() => Verify.Members("""
        static float F(ReadOnlySpan<float> z, ReadOnlySpan<float> y) => Row.Dot(z, y);
        static float F(ReadOnlySpan<float> z, int y) => z[y];

        [Loss(nameof(F))]
        public static partial float OfClasses(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

        [Loss(nameof(F))]
        public static partial float OfShares(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int classes);
        """);

    [Fact]
    public Task RowsBehindOthers() => Verify.Members("""
        static float F(float w, ReadOnlySpan<float> x) => w * Row.Sum(x);

        [Loss({|LOSS028:nameof(F)|})]
        public static partial float Loss(ReadOnlySpan<float> weights, ReadOnlySpan<float> values);
        """,
        "'F' cannot be a formula: its first parameter 'w' is not a row, though 'x' is one: put rows first, here and in the method of the loss");
}
