using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS023Tests
{
    [Fact]
    public Task OfIndices() => Verify.Members("""
        [Loss(Kind.CrossEntropy)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<long> labels, Span<float> gradLogits, Span<float> {|LOSS023:gradLabels|});
        """,
        "'gradLabels' would be the gradient of 'labels', which are the class indices of CrossEntropy: remove it");

    [Fact]
    public Task NeitherIsTheGradientOfNothing() => Verify.Members("""
        [Loss(Kind.NegativeLogLikelihood)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> {|LOSS012:gradX|});
        """,
        "'gradX' names no input: write one of gradLogits");

    [Fact]
    public Task ProbabilitiesHaveOne() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 10)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits, Span<float> gradTargets);
        """);
}
