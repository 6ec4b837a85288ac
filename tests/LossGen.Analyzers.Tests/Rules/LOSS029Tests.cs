using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS029Tests
{
    [Fact]
    public Task Loop() => Verify.Members("""
        static float Formula(float a, float b)
        {
            {|LOSS029:while (a > 1) a /= 2;|}
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "A formula cannot repeat anything: write the steps out, or a closed form");

    [Fact]
    public Task SwitchStatement() => Verify.Members("""
        static float Formula(float a, float b)
        {
            {|LOSS029:switch (a) { case 0: a = 1; break; }|}
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Throw() => Verify.Members("""
        static float Formula(float a, float b)
        {
            if (a < 0) {|LOSS029:throw new ArgumentException("a");|}
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Field() => Verify.Members("""
        static float s_last;
        static float Formula(float a, float b)
        {
            {|LOSS029:s_last = a|};
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "A formula cannot write to anything but its own locals: declare a local and return what is computed");

    [Fact]
    public Task Array() => Verify.Members("""
        static float Formula(float a, float b)
        {
            return {|LOSS029:new[] { a, b }[0]|};
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Text() => Verify.Members("""
        static float Formula(float a, float b)
        {
            return {|LOSS029:a % b|};
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "A formula cannot take a remainder: write x - y * Math.Floor(x / y)");

    [Fact]
    public Task NestedAssignment() => Verify.Members("""
        static float Formula(float a, float b)
        {
            float c;
            return ({|LOSS029:c = a|}) * b;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OfAMethodThatIsCalled() => Verify.Members("""
        static float Inner(float x) { {|LOSS029:do x /= 2; while (x > 1);|} return x; }
        static float Formula(float a, float b) => Inner(a);

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task WriteToACapturedLocal() => Verify.Members("""
        static float Formula(float a, float b)
        {
            float sum = 0;
            void Add(float x) => sum += x;
            {|LOSS029:Add(a)|};
            return sum;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task WhatIsSimpleIsNot() => Verify.Members("""
        static float Formula(float a, float b)
        {
            float c = a;
            if (c > b) c -= b;
            else c = c switch { > 0 => 1, _ => -c };
            return c * c;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
