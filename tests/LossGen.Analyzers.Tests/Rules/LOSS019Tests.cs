using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS019Tests
{
    [Fact]
    public Task NoColumns() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS019:Reduction = Reduction.BatchMean|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task WrongTypeIsSaidOnce() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.BatchMean)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:long|} classes);
        """);

    [Fact]
    public Task EveryWayIsRight() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.BatchMean, Classes = 3)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber, Reduction = Reduction.BatchMean)]
        public static partial float G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int classes);

        [Loss(Kind.Huber, Reduction = Reduction.BatchMean)]
        public static partial float H(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int dimensions);
        """);
}
