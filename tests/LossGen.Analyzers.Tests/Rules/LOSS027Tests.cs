using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS027Tests
{
    [Fact]
    public Task Unknown() => Verify.Members("""
        [Loss({|LOSS027:"Eror"|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'Eror' names no method that is known in 'Losses': write nameof with the name of a static method of numbers");

    [Fact]
    public Task KindAsText() => Verify.Members("""
        [Loss({|LOSS027:"Huber"|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task NoMethod() => Verify.Members("""
        const float Error = 1;

        [Loss({|LOSS027:nameof(Error)|})]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task TextIsLookedUp() => Verify.Members("""
        static float Error(float a, float b) => a - b;

        [Loss("Error")]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OfAnotherType() => Verify.Members("""
        static class Other { public static float Error(float a, float b) => a - b; }

        [Loss(nameof(Other.Error))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
