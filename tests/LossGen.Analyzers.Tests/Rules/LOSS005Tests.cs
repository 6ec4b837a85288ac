using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS005Tests
{
    [Fact]
    public Task Generic() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS005:Huber|}<T>(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "'Huber' is generic: write one method for each element type, float, double or Half");

    [Fact]
    public Task SpansOfItsTypeParameterAreNotReportedOnTopOfIt() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial T {|LOSS005:Huber|}<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets) where T : struct;
        """);

    [Fact]
    public Task ConstraintsAreRepeated() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS005:Huber|}<T, @class>(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) where T : struct, IComparable<@class> where @class : notnull;
        """);

    [Fact]
    public Task GenericTypeIsRight() => Verify.Source("""
        using System;
        using LossGen;

        public static partial class Losses<T> where T : struct
        {
            [Loss(Kind.Huber)]
            public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """);
}
