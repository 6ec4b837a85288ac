using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS026Tests
{
    [Fact]
    public Task Layers() => Verify.Members("""
        [Loss(Kind.Perceptual)]
        public static partial float {|LOSS026:F|}(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<float> layerWeights);
        """,
        "Perceptual cannot do without 'ReadOnlySpan<int> layerSizes': add it");

    [Fact]
    public Task Sequences() => Verify.Members("""
        [Loss(Kind.Ctc)]
        public static partial float {|LOSS026:{|LOSS026:F|}|}(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int classes);
        """);

    [Fact]
    public Task WrongTypeIsSaidOnce() => Verify.Members("""
        [Loss(Kind.Perceptual)]
        public static partial float F(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, {|LOSS009:ReadOnlySpan<long>|} layerSizes);
        """);

    [Fact]
    public Task EverySpanIsThere() => Verify.Members("""
        [Loss(Kind.Perceptual)]
        public static partial float F(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<int> layerSizes);

        [Loss(Kind.Ctc)]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths, int classes);
        """);
}
