using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS024Tests
{
    [Fact]
    public Task TooFew() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 3, {|LOSS024:ClassWeights = new double[] { 1 }|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "ClassWeights has 1 weight, but Classes is 3: write one weight for each class");

    [Fact]
    public Task TooMany() => Verify.Members("""
        [Loss(Kind.MultiMargin, {|LOSS024:ClassWeights = [1, 2, 3]|}, Classes = 2)]
        public static partial float F(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets);
        """);

    [Fact]
    public Task AsManyAsClasses() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 3, ClassWeights = new[] { 1, 0.5, 0 })]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

        [Loss(Kind.CrossEntropy, ClassWeights = new[] { 1, 0.5 })]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

        [Loss(Kind.CrossEntropy, ClassWeights = null)]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);
}
