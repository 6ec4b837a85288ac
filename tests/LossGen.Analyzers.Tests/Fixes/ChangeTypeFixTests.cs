using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class ChangeTypeFixTests
{
    [Fact]
    public Task ArrayOfInputs() => VerifyFix<ChangeTypeFix>.Members(
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(float[] predictions, ReadOnlySpan<float> targets);
        """,
        "Change the type to 'ReadOnlySpan<float>'",
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task QualifiedWhereNothingIsImported() => VerifyFix<ChangeTypeFix>.Source(
        """
        public static partial class Losses
        {
            [LossGen.Loss(LossGen.Kind.Huber)]
            public static partial System.Half Huber(System.ReadOnlySpan<System.Half> predictions, System.Half[] targets);
        }
        """,
        "Change the type to 'ReadOnlySpan<Half>'",
        """
        public static partial class Losses
        {
            [LossGen.Loss(LossGen.Kind.Huber)]
            public static partial System.Half Huber(System.ReadOnlySpan<System.Half> predictions, System.ReadOnlySpan<System.Half> targets);
        }
        """);

    [Fact]
    public Task ByReference() => VerifyFix<ChangeTypeFix>.Members(
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ref readonly float delta);
        """,
        "Change the type to 'float'",
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta);
        """);

    [Fact]
    public Task ReturnType() => VerifyFix<ChangeTypeFix>.Members(
        """
        [Loss(Kind.Huber, Reduction = Reduction.None)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """,
        "Change the type to 'void'",
        """
        [Loss(Kind.Huber, Reduction = Reduction.None)]
        public static partial void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """);

    [Fact]
    public Task All() => VerifyFix<ChangeTypeFix>.All(
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(float[] predictions, float[] targets, float[] gradPredictions, int delta);
        """,
        "Change the type to 'ReadOnlySpan<float>'",
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions, float delta);
        """);
}
