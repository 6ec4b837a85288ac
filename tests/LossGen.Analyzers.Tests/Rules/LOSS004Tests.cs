using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS004Tests
{
    [Fact]
    public Task FileLocal() => Verify.Source("""
        using System;
        using LossGen;

        file static partial class {|LOSS004:Losses|}
        {
            [Loss(Kind.Huber)]
            public static partial float {|CS8795:Huber|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """);

    [Fact]
    public Task NestedInFileLocal() => Verify.Source("""
        using System;
        using LossGen;

        file partial class {|LOSS004:Outer|}
        {
            internal static partial class Losses
            {
                [Loss(Kind.Huber)]
                public static partial float {|CS8795:Huber|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """);

    [Fact]
    public Task FileLocalOnceIsEnough() => Verify.Source("""
        using System;
        using LossGen;

        file static class {|LOSS004:Losses|}
        {
            [Loss(Kind.Huber)]
            public static partial float {|CS0751:{|CS8795:Huber|}|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """);

    [Fact]
    public Task PrivateNestedTypeIsRight() => Verify.Source("""
        using System;
        using LossGen;

        internal partial class Outer
        {
            private static partial class Losses
            {
                [Loss(Kind.Huber)]
                public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """);
}
