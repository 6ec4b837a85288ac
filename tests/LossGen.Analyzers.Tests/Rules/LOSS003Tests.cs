using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS003Tests
{
    [Fact]
    public Task NotPartial() => Verify.Source("""
        using System;
        using LossGen;

        public static class {|LOSS003:Losses|}
        {
            [Loss(Kind.Huber)]
            public static partial float {|CS0751:{|CS8795:Huber|}|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """);

    [Fact]
    public Task OuterTypesCount() => Verify.Source("""
        using System;
        using LossGen;

        public class {|LOSS003:Outer|}
        {
            public partial struct Inner
            {
                [Loss(Kind.Huber)]
                public static partial float {|CS8795:Huber|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """);

    [Fact]
    public Task EveryTypeIsReported() => Verify.Source("""
        using System;
        using LossGen;

        public class {|LOSS003:Outer|}
        {
            public struct {|LOSS003:Inner|}
            {
                [Loss(Kind.Huber)]
                public static partial float {|CS0751:{|CS8795:Huber|}|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
        }
        """);

    [Fact]
    public Task OnePartialPartIsEnough() => Verify.Source("""
        using System;
        using LossGen;

        public static partial class Losses
        {
            [Loss(Kind.Huber)]
            public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }

        public static partial class Losses;
        """);
}
