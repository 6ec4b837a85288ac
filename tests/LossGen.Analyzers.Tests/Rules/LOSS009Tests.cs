using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS009Tests
{
    [Fact]
    public Task Array() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F({|LOSS009:float[]|} predictions, ReadOnlySpan<float> targets);
        """,
        "'predictions' is of type 'float[]': write 'ReadOnlySpan<float> predictions'");

    [Fact]
    public Task ArraysOnly() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial double F({|LOSS009:double[]|} predictions, {|LOSS009:double[]|} targets, {|LOSS009:double[]|} gradPredictions);
        """,
        "'predictions' is of type 'double[]': write 'ReadOnlySpan<double> predictions'",
        "'targets' is of type 'double[]': write 'ReadOnlySpan<double> targets'",
        "'gradPredictions' is of type 'double[]': write 'Span<double> gradPredictions'");

    [Fact]
    public Task WritableSpanAsInput() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, {|LOSS009:Span<float>|} targets);
        """);

    [Fact]
    public Task OtherCollections() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static unsafe partial float F({|LOSS009:float*|} predictions, {|LOSS009:ReadOnlyMemory<float>|} targets);
        """);

    [Fact]
    public Task Integers() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F({|LOSS009:ReadOnlySpan<int>|} predictions, ReadOnlySpan<float> targets);
        """,
        "'predictions' is of type 'ReadOnlySpan<int>': write 'ReadOnlySpan<float> predictions'");

    [Fact]
    public Task Labels_stored_as_integers() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<int> targets);
        [Loss(Kind.BinaryCrossEntropyWithLogits)]
        public static partial double G(ReadOnlySpan<double> logits, ReadOnlySpan<bool> targets, Span<double> gradLogits);
        """);

    [Fact]
    public Task ReadOnlyLosses() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:ReadOnlySpan<float>|} losses);
        """);

    [Fact]
    public Task ReadOnlyGradient() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:ReadOnlySpan<float>|} gradPredictions);
        """,
        "'gradPredictions' is of type 'ReadOnlySpan<float>': write 'Span<float> gradPredictions'");

    [Fact]
    public Task WritableWeights() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:Span<float>|} sampleWeights);
        """);

    [Fact]
    public Task ByReference() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ref {|LOSS009:float|} delta);
        """,
        "'delta' is of type 'ref float': write 'float delta'");

    [Fact]
    public Task SpanOfUpstreamWithAReducedLoss() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> grad, {|LOSS009:ReadOnlySpan<float>|} upstream);
        """,
        "'upstream' is of type 'ReadOnlySpan<float>': write 'float upstream'");

    [Fact]
    public Task IntegerOption() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:int|} delta);
        """);

    [Fact]
    public Task NullableOption() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:float?|} delta);
        """);

    [Fact]
    public Task FloatingPointClasses() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:float|} classes);
        """);

    [Fact]
    public Task AliasesAreBound() => Verify.Source("""
        using LossGen;
        using Number = System.Half;
        using Numbers = System.ReadOnlySpan<System.Half>;

        public static partial class Losses
        {
            [Loss(Kind.Huber)]
            public static partial Number Huber(Numbers predictions, System.ReadOnlySpan<Number> targets, Number delta);
        }
        """);

    [Fact]
    public Task IndicesAreIntegers() => Verify.Members("""
        [Loss(Kind.NegativeLogLikelihood)]
        public static partial float F(ReadOnlySpan<float> logits, {|LOSS009:ReadOnlySpan<float>|} targets);

        [Loss(Kind.CrossEntropy)]
        public static partial float G(ReadOnlySpan<float> logits, {|LOSS009:int[]|} targets);

        [Loss(Kind.CrossEntropy)]
        public static partial float H(ReadOnlySpan<float> logits, {|LOSS009:Span<long>|} targets);

        [Loss(Kind.MultiMargin)]
        public static partial float I(ReadOnlySpan<float> logits, {|LOSS009:ReadOnlySpan<ulong>|} targets);
        """,
        "'targets' is of type 'ReadOnlySpan<float>': write 'ReadOnlySpan<int> targets'",
        "'targets' is of type 'int[]': write 'ReadOnlySpan<int> targets'",
        "'targets' is of type 'Span<long>': write 'ReadOnlySpan<int> targets'",
        "'targets' is of type 'ReadOnlySpan<ulong>': write 'ReadOnlySpan<int> targets'");

    [Fact]
    public Task NumbersThatAreNoIndices() => Verify.Members("""
        [Loss(Kind.CrossEntropy)]
        public static partial float F({|LOSS009:ReadOnlySpan<int>|} logits, ReadOnlySpan<int> targets);

        [Loss(Kind.CrossEntropy, IgnoreIndex = 3)]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<short> targets, {|LOSS009:float|} classes);

        [Loss(Kind.CrossEntropy)]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<short> targets, {|LOSS009:long|} ignoreIndex);
        """);
}
