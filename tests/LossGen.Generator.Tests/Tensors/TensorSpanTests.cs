using System;
using System.Linq;
using System.Numerics.Tensors;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Generator.Tests.Tensors;

/// <summary>Losses of the framework's tensor spans: dense, strided and with the class axis second, and what their shapes must be.</summary>
public sealed class TensorSpanTests : IDisposable
{
    private static readonly Consumer Consumer = Consumer.Strict with
    {
        References = Framework.References.Add(MetadataReference.CreateFromFile(typeof(TensorSpan<float>).Assembly.Location)),
    };

    private static readonly Lazy<byte[]> Image = new(() => LossCompilation.Of(Consumer, Source("""
            [Loss(Kind.CrossEntropy)]
            public static partial float Entropy(in ReadOnlyTensorSpan<float> logits, ReadOnlyTensorSpan<int> targets, in TensorSpan<float> gradLogits);

            [Loss(Kind.CrossEntropy)]
            public static partial float Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

            [Loss(Kind.MeanSquaredError, Reduction = Reduction.BatchMean)]
            public static partial double Squares(ReadOnlyTensorSpan<double> predictions, ReadOnlyTensorSpan<double> targets);

            public static float Run(float[] logits, nint[] shape, nint[] strides, int[] targets, nint[] targetShape, float[] gradients) => Entropy(
                new ReadOnlyTensorSpan<float>(logits, shape, strides), new ReadOnlyTensorSpan<int>(targets, targetShape), new TensorSpan<float>(gradients, shape, strides));

            public static float RunSpans(float[] logits, int[] targets, float[] gradients) => Entropy(logits.AsSpan(), targets.AsSpan(), gradients.AsSpan());

            public static double RunSquares(double[] predictions, nint[] shape, double[] targets, nint[] targetShape) =>
                Squares(new ReadOnlyTensorSpan<double>(predictions, shape), new ReadOnlyTensorSpan<double>(targets, targetShape));

            public static long Allocated(float[] logits, int[] targets, float[] gradients)
            {
                nint[] shape = [2, 3], rows = [2];
                long before = 0;
                for (int i = 0; i < 3; i++)
                {
                    before = GC.GetAllocatedBytesForCurrentThread();
                    Entropy(new ReadOnlyTensorSpan<float>(logits, shape), new ReadOnlyTensorSpan<int>(targets, rows), new TensorSpan<float>(gradients, shape));
                }

                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        """)).ToImage());

    private readonly LoadedAssembly _assembly = new(Image.Value);

    public static TheoryData<string> Kinds => [.. Catalogue.All.Select(k => k.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compile(string id)
    {
        LossKind kind = Catalogue.Get(id);
        string[] inputs = [.. kind.Inputs.Select(i => $"in ReadOnlyTensorSpan<{(i.IsInteger ? "long" : "Half")}> {i.Name}")];
        string[] more = kind.Layout switch
        {
            LossLayout.Layers => ["ReadOnlyTensorSpan<int> layerSizes"],
            LossLayout.Sequences => ["ReadOnlyTensorSpan<int> inputLengths", "ReadOnlyTensorSpan<int> targetLengths"],
            _ => [],
        };
        string[] written = [.. kind.Computed.Select(i => "TensorSpan<Half> " + SpanNames.GradientOf(kind.Inputs[i].Name)), "TensorSpan<Half> losses"];
        LossCompilation.Of(Consumer, Source($"[Loss(Kind.{kind.Name})] public static partial Half F({string.Join(", ", [.. inputs, .. more, .. written])});")).ToImage();
    }

    [Fact]
    public void Dense()
    {
        float[] logits = [1, 2, 3, 0, -1, 0.5f], gradients = new float[6], expected = new float[6];
        int[] targets = [2, 0];

        Assert.Equal(Spans(logits, targets, expected), Tensors(logits, [2, 3], [3, 1], targets, [2], gradients));
        Assert.Equal(expected, gradients);
    }

    [Fact]
    public void StridedAlongTheOuterAxis()
    {
        float[] logits = [1, 2, 3, 99, 99, 0, -1, 0.5f, 99, 99], gradients = new float[10], expected = new float[6];
        int[] targets = [2, 0];

        Assert.Equal(Spans([1, 2, 3, 0, -1, 0.5f], targets, expected), Tensors(logits, [2, 3], [5, 1], targets, [2], gradients));
        Assert.Equal([.. expected[..3], 0, 0, .. expected[3..], 0, 0], gradients);
    }

    [Fact]
    public void ClassAxisSecond()
    {
        // [1, 3, 2]: two positions of three classes.
        float[] logits = [1, 0, 2, -1, 3, 0.5f], gradients = new float[6], expected = new float[6];
        int[] targets = [2, 0];

        Assert.Equal(Spans([1, 2, 3, 0, -1, 0.5f], targets, expected), Tensors(logits, [1, 3, 2], [0, 2, 1], targets, [1, 2], gradients));
        Assert.Equal([expected[0], expected[3], expected[1], expected[4], expected[2], expected[5]], gradients);
    }

    [Fact]
    public void OneRow()
    {
        float[] gradients = new float[3], expected = new float[3];
        Assert.Equal(Spans([1, 2, 3], [1], expected), Tensors([1, 2, 3], [3], [1], [1], [1], gradients));
        Assert.Equal(expected, gradients);
    }

    [Fact]
    public void RowsAreTheFirstAxis() =>
        Assert.Equal(7.0, _assembly.Invoke("Demo.Losses", "RunSquares", new double[] { 1, 2, 3, 0 }, new nint[] { 2, 2 }, new double[4], new nint[] { 2, 2 }));

    [Fact]
    public void NothingIsAllocated() => Assert.Equal(0L, _assembly.Invoke("Demo.Losses", "Allocated", new float[6], new int[2], new float[6]));

    [Fact]
    public void ShapesAreNamed()
    {
        ArgumentException rows = Assert.Throws<ArgumentException>(() => Tensors([1, 2, 3], [1, 3], [0, 1], [0, 1], [2], new float[3]));
        Assert.Contains("targets has the shape [2] but logits has [1, 3]; it must hold one class index for each row, [1].", rows.Message);
        ArgumentException squares = Assert.Throws<ArgumentException>(
            () => _assembly.Invoke("Demo.Losses", "RunSquares", new double[4], new nint[] { 2, 2 }, new double[4], new nint[] { 4 }));
        Assert.Contains("targets has the shape [4] but predictions has [2, 2]; they must have equal shapes", squares.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensors([1, 2, 3], [1, 3], [0, 1], [3], [1], new float[3]));
    }

    public void Dispose() => _assembly.Dispose();

    private float Tensors(float[] logits, nint[] shape, nint[] strides, int[] targets, nint[] targetShape, float[] gradients) =>
        (float)_assembly.Invoke("Demo.Losses", "Run", logits, shape, strides, targets, targetShape, gradients)!;

    private float Spans(float[] logits, int[] targets, float[] gradients) => (float)_assembly.Invoke("Demo.Losses", "RunSpans", logits, targets, gradients)!;

    private static string Source(string members) => $$"""
        using System;
        using System.Numerics.Tensors;
        using LossGen;

        namespace Demo;

        internal static partial class Losses
        {
        {{members}}
        }
        """;
}
