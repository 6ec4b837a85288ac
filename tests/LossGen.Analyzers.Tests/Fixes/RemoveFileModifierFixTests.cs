using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class RemoveFileModifierFixTests
{
    [Fact]
    public Task FileLocal() => VerifyFix<RemoveFileModifierFix>.Source(
        """
        using System;
        using LossGen;

        file static partial class Losses
        {
            [Loss(Kind.Huber)]
            public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """,
        "Remove 'file' from 'Losses'",
        """
        using System;
        using LossGen;

        internal static partial class Losses
        {
            [Loss(Kind.Huber)]
            public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """);
}
