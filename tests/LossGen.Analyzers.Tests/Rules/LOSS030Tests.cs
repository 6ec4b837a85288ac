using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS030Tests
{
    [Fact]
    public Task WithoutVectorCode() => Verify.Members("""
        static float Formula(float a, float b) => {|LOSS030:MathF.Tan(a)|} * b;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OtherOverload() => Verify.Members("""
        static float Formula(float a, float b) => {|LOSS030:MathF.Round(a, 2)|} * b;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'MathF.Round' cannot be called in a formula: it is not among Round of 1 number");

    [Fact]
    public Task Impure() => Verify.Members("""
        static float Formula(float a, float b) => a * {|LOSS030:Random.Shared.NextSingle()|};

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'Random.NextSingle' cannot be called in a formula: it is not static: write a static method");

    [Fact]
    public Task NoSource() => Verify.Members("""
        static float Formula(float a, float b) => a * {|LOSS030:BitConverter.Int32BitsToSingle(7)|};

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OwnMethods() => Verify.Members("""
        static float Square(float x) => x * x;
        static float Formula(float a, float b) => Square(a - b);

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task ImportedFunctions() => Verify.Members("""
        static class Short { public static float Pow2(float x) => MathF.Pow(x, 2); }
        static float Formula(float a, float b) => Short.Pow2(a) + float.LogP1(b);

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
