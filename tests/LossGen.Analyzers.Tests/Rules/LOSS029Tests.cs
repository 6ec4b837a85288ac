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
        "A formula cannot repeat anything but for (int i = 0; i < 8; i++) with constant bounds: write such a loop, a closed form, or Row.Sum and the like over a span");

    [Fact]
    public Task EndlessLoop() => Verify.Members("""
        static float Formula(float a, float b)
        {
            {|LOSS029:for (;;) a /= 2;|}
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task LoopUntilSomethingIsSmall() => Verify.Members("""
        static float Formula(float a, float b)
        {
            for (int i = 0; {|LOSS029:a > 1|}; i++) a /= 2;
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "A formula cannot repeat anything a number of times that is only known at run time: write fewer rounds with constant bounds, a closed form, or Row.Sum and the like over a span");

    [Fact]
    public Task LoopOfTooManyRounds() => Verify.Members("""
        static float Formula(float a, float b)
        {
            for (int i = 0; {|LOSS029:i < 65|}; i++) a /= 2;
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "A formula cannot repeat anything more than 64 times: write fewer rounds with constant bounds, a closed form, or Row.Sum and the like over a span");

    [Fact]
    public Task LoopLeftEarly() => Verify.Members("""
        static float Formula(float a, float b)
        {
            for (int i = 0; i < 5; i++)
            {
                if (a > b) {|LOSS029:break;|}
                a *= 2;
            }

            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

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

    [Fact]
    public Task PartOfARow() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k) => Row.Sum({|LOSS029:a.Slice(1)|});

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "A formula cannot take a row apart: use Row.Sum, Row.Max and the like over whole rows, index with a constant, or pass each part as a span of its own");

    [Fact]
    public Task AnyColumn() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k) => {|LOSS029:a[k + 1]|};

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "A formula cannot take any column of a row: index with a constant or with the parameter that has the row's class, or ask for the column in a lambda, Row.Sum(row, (x, j) => …)");

    [Fact]
    public Task LoopOverARow() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k)
        {
            float sum = 0;
            {|LOSS029:foreach (float x in a) sum += x;|}
            return sum;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);

    [Fact]
    public Task FunctionInAVariable() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k)
        {
            Func<float, float> f = {|LOSS029:x => x * x|};
            return Row.Sum(a, f);
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "A formula cannot keep functions: write the lambda where Row.Sum and the like take it, or a static method");

    [Fact]
    public Task Range() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k) => Row.Max({|LOSS029:a[1..]|});

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);

    [Fact]
    public Task WriteFromALambda() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k)
        {
            float last = 0;
            return Row.Sum(a, x => { {|LOSS029:last = x|}; return x; }) + last;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);

    [Fact]
    public Task FunctionsOfRowsAreNot() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k)
        {
            float mean = Row.Mean(a), surprise = Row.LogSumExp(a) - a[k];
            return surprise + Row.Sum(a, x => { float d = x - mean; return d * d; }) / a.Length;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);
        """);

    [Fact]
    public Task WhatHasNoOperation() => Verify.Members("""
        static float Formula(ReadOnlySpan<float> a, int k) => Row.Dot(a, {|LOSS029:stackalloc float[] { 1, 2 }|});

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);
}
