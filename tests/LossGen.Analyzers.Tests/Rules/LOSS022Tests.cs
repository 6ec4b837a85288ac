using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS022Tests
{
    [Fact]
    public Task RowsOfElementsOnly() => Verify.Members("""
        [Loss({|LOSS022:Kind.JensenShannon|})]
        public static partial float F(ReadOnlySpan<float> p, ReadOnlySpan<float> q);
        """,
        "JensenShannon is a loss of rows, and nothing tells how many columns a row has: write 'Classes = …' beside it or add 'int classes'");

    [Fact]
    public Task EmbeddingsHaveDimensions() => Verify.Members("""
        [Loss({|LOSS022:Kind.Triplet|}, Swap = true)]
        public static partial float F(ReadOnlySpan<float> a, ReadOnlySpan<float> p, ReadOnlySpan<float> n);
        """,
        "Triplet is a loss of rows, and nothing tells how many columns a row has: write 'Classes = …' beside it or add 'int dimensions'");

    [Fact]
    public Task OtherLayouts() => Verify.Members("""
        [Loss({|LOSS022:Kind.InfoNce|})]
        public static partial float F(ReadOnlySpan<float> a, ReadOnlySpan<float> p);

        [Loss({|LOSS022:Kind.MultiLabelMargin|})]
        public static partial float G(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets);

        [Loss({|LOSS022:Kind.CrossEntropy|})]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

        [Loss({|LOSS022:Kind.Ctc|})]
        public static partial float I(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths);
        """);

    [Fact]
    public Task WrongTypeIsSaidOnce() => Verify.Members("""
        [Loss(Kind.JensenShannon)]
        public static partial float F(ReadOnlySpan<float> p, ReadOnlySpan<float> q, {|LOSS009:uint|} classes);
        """);

    [Fact]
    public Task InputsOfOnePerRowTell() => Verify.Members("""
        [Loss(Kind.CrossEntropy)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

        [Loss(Kind.Contrastive)]
        public static partial float G(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> targets);

        [Loss(Kind.Dice)]
        public static partial float H(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets);

        [Loss(Kind.Triplet, Classes = 64)]
        public static partial float I(ReadOnlySpan<float> a, ReadOnlySpan<float> p, ReadOnlySpan<float> n);
        """);
}
