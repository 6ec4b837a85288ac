using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS014Tests
{
    [Fact]
    public Task Argument() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS014:Gamma = 2|}, Delta = 3)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Gamma does not apply to Huber: its options are Delta");

    [Fact]
    public Task Flag() => Verify.Members("""
        [Loss(Kind.LogCosh, {|LOSS014:Full = true|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Full does not apply to LogCosh: it has no options");

    [Fact]
    public Task Parameter() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS014:gamma|});
        """,
        "gamma does not apply to Huber: its options are Delta");

    [Fact]
    public Task OfAnotherTerm() => Verify.Members("""
        [Loss(Kind.Huber)]
        [Loss(Kind.SmoothL1, {|LOSS014:Delta = 1|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OwnOptionsAreRight() => Verify.Members("""
        [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25, Weight = -1)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """);
}
