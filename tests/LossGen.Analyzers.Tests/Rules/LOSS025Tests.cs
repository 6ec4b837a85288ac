using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS025Tests
{
    [Fact]
    public Task Pairs() => Verify.Members("""
        [Loss(Kind.InfoNce)]
        [Loss({|LOSS025:Kind.NtXent|})]
        public static partial float F(ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives, int dimensions);
        """,
        "NtXent compares or aligns all its rows, which is more than a term of a sum can do: write a method for each and add up what they return");

    [Fact]
    public Task Sequences() => Verify.Members("""
        [Loss(Kind.Ctc, Classes = 5)]
        [Loss({|LOSS025:Kind.Ctc|}, Blank = 4)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths);
        """);

    [Fact]
    public Task RowsAreTerms() => Verify.Members("""
        [Loss(Kind.CosineSimilarity, Weight = 2)]
        [Loss(Kind.CosineSimilarity)]
        public static partial float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int dimensions);
        """);
}
