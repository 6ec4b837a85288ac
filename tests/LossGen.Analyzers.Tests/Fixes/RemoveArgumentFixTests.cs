using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class RemoveArgumentFixTests
{
    [Fact]
    public Task Argument() => VerifyFix<RemoveArgumentFix>.Members(
        """
        [Loss(Kind.Huber, Gamma = 2, Delta = 3)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Remove 'Gamma'",
        """
        [Loss(Kind.Huber, Delta = 3)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task All() => VerifyFix<RemoveArgumentFix>.All(
        """
        [Loss(Kind.Huber, Gamma = 2, Delta = 3, Full = true)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Remove 'Gamma'",
        """
        [Loss(Kind.Huber, Delta = 3)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public async Task ParametersMayBeWanted() => Assert.Empty(await VerifyFix<RemoveArgumentFix>.Titles(
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float gamma);
        """));
}
