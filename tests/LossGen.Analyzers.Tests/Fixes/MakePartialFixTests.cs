using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class MakePartialFixTests
{
    [Fact]
    public Task Method() => VerifyFix<MakePartialFix>.Members(
        """
        [Loss(Kind.Huber)]
        // why it is here
        public static float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets); // and more
        """,
        "Make 'Huber' partial",
        """
        [Loss(Kind.Huber)]
        // why it is here
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets); // and more
        """);

    [Fact]
    public Task MethodWithBody() => VerifyFix<MakePartialFix>.Members(
        """
        [Loss(Kind.Huber)]
        public static float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
        {
            return 0;
        }
        """,
        "Make 'Huber' partial and remove its body",
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task AccessibilityIsWritten() => VerifyFix<MakePartialFix>.Members(
        """
        [Loss(Kind.Huber)]
        static float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
        """,
        "Make 'Huber' partial and remove its body",
        """
        [Loss(Kind.Huber)]
        private static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task NoModifiersAtAll() => VerifyFix<MakePartialFix>.Members(
        """
        [Loss(Kind.Huber)]
        static void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses) { }
        """,
        "Make 'Huber' partial and remove its body",
        """
        [Loss(Kind.Huber)]
        static partial void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """);

    [Fact]
    public Task MethodInTypesThatAreNotPartial() => VerifyFix<MakePartialFix>.Source(
        """
        using System;
        using LossGen;

        /// <summary>Outer.</summary>
        class Outer
        {
            public struct Inner
            {
                [Loss(Kind.Huber)]
                float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
            }
        }
        """,
        "Make 'Huber' partial and remove its body",
        """
        using System;
        using LossGen;

        /// <summary>Outer.</summary>
        partial class Outer
        {
            public partial struct Inner
            {
                [Loss(Kind.Huber)]
                private partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """);

    [Fact]
    public Task Types() => VerifyFix<MakePartialFix>.Source(
        """
        using System;
        using LossGen;

        class Outer
        {
            public struct Inner
            {
                [Loss(Kind.Huber)]
                public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """,
        "Make 'Inner' partial",
        """
        using System;
        using LossGen;

        partial class Outer
        {
            public partial struct Inner
            {
                [Loss(Kind.Huber)]
                public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """);

    [Fact]
    public Task BodyWithoutDefinition() => VerifyFix<MakePartialFix>.Members(
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
        """,
        "Remove the body",
        """
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task All() => VerifyFix<MakePartialFix>.All(
        """
        [Loss(Kind.Huber)]
        public static float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static float G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Make 'F' partial",
        """
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static partial float G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public async Task LocalFunctionsCannotBePartial() => Assert.Empty(await VerifyFix<MakePartialFix>.Titles(
        """
        static float Run()
        {
            return Huber();

            [Loss(Kind.Huber)]
            static float Huber() => 0;
        }
        """));
}
