using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS031Tests
{
    [Fact]
    public Task Itself() => Verify.Members("""
        static float Formula(float a, float b) => a < 1 ? b : {|LOSS031:Formula(a / 2, b)|};

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'Formula' calls itself, and how often is not known at compile time: write a closed form");

    [Fact]
    public Task ByWayOfAnother() => Verify.Members("""
        static float Other(float a) => {|LOSS031:Formula(a, 1)|};
        static float Formula(float a, float b) => Other(a) + b;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task TwiceIsNotRecursive() => Verify.Members("""
        static float Square(float x) => x * x;
        static float Formula(float a, float b) => Square(Square(a)) + Square(b);

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
