using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS032Tests
{
    [Fact]
    public Task Field() => Verify.Members("""
        static float s_scale = 2;
        static float Formula(float a, float b) => {|LOSS032:s_scale|} * a;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'s_scale' is not known at compile time, since it can change: make it const or static readonly, or pass it as a parameter");

    [Fact]
    public Task Property() => Verify.Members("""
        static float Scale => 2;
        static float Formula(float a, float b) => {|LOSS032:Scale|} * a;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task SetByAStaticConstructor() => Verify.Members("""
        static partial class Inner
        {
            static readonly float s_scale = 2;
            static Inner() => s_scale = 3;
            static float Formula(float a, float b) => {|LOSS032:s_scale|} * a;

            [Loss(nameof(Formula))]
            public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """);

    [Fact]
    public Task OfAnotherField() => Verify.Members("""
        static readonly float s_one = 1;
        static readonly float s_two = {|LOSS032:s_one|} + 1;
        static float Formula(float a, float b) => s_two * a;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Constants() => Verify.Members("""
        const float Scale = 2;
        static readonly float s_root = Scale * MathF.Sqrt(2);
        static float Formula(float a, float b) => Scale * a + s_root * b * MathF.PI;

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
