using System;
using System.Linq;
using LossGen.Generator.Symbols;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>What formulas take beside numbers and rows: conditions, columns with a number, classes that have weights or are ignored.</summary>
public sealed class BoundFormulasTests : IDisposable
{
    private const string Source = """
        using System;
        using LossGen;

        internal static partial class Losses
        {
            private static float Counted(float p, float t, bool counts) => counts ? (p - t) * (p - t) : 0;

            [Loss(nameof(Counted), Reduction = Reduction.Sum)]
            private static partial float CountedLoss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<bool> counts, Span<float> gradPredictions);

            private static double Flipped(ReadOnlySpan<double> row, bool flips, int k) => flips ? -row[k] : row[k] * row[k];

            [Loss(nameof(Flipped), Reduction = Reduction.Sum)]
            private static partial double FlippedLoss(ReadOnlySpan<double> rows, ReadOnlySpan<bool> flips, ReadOnlySpan<int> classes, Span<double> gradRows);

            private static float Area(ReadOnlySpan<float> box) => (box[2] - box[0]) * (box[3] - box[1]);

            [Loss(nameof(Area))]
            private static partial float AreaLoss(ReadOnlySpan<float> boxes, int dimensions, Span<float> gradBoxes);

            private static float Entropy(ReadOnlySpan<float> logits, int label) => Row.LogSumExp(logits) - logits[label];

            [Loss(nameof(Entropy))]
            private static partial float EntropyLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> classWeights, int ignoreIndex, Span<float> gradLogits);

            [Loss(nameof(Entropy), IgnoreIndex = -100, ClassWeights = new double[] { 1, 2, 0.5 }, Classes = 3)]
            private static partial float Constant(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradLogits);

            [Loss(Kind.CrossEntropy, Reduction = Reduction.Sum)]
            private static partial float Kinds(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> classWeights, int ignoreIndex, Span<float> gradLogits);

            public static float[] RunCounted()
            {
                float[] slopes = new float[3];
                float loss = CountedLoss([1, float.NaN, 3], [0, 0, 1], [true, false, true], slopes);
                return [loss, .. slopes];
            }

            public static double[] RunFlipped()
            {
                double[] slopes = new double[4];
                double loss = FlippedLoss([1, 2, 3, 4], [true, false], [1, 0], slopes);
                return [loss, .. slopes];
            }

            public static float[] RunArea(int dimensions)
            {
                float[] slopes = new float[4 * dimensions];
                float[] boxes = new float[4 * dimensions];
                for (int i = 0; i < boxes.Length; i++) boxes[i] = i % dimensions * (i % dimensions);
                float loss = AreaLoss(boxes, dimensions, slopes);
                return [loss, .. slopes];
            }

            public static float[] RunEntropy(bool isKind)
            {
                float[] logits = [1, 2, -1, float.NaN, 0, 1, 0.5f, 0.25f, 3, -2, 1, 1], slopes = new float[12];
                int[] labels = [1, -100, 2, 0];
                float loss = isKind ? Kinds(logits, labels, [1, 2, 0.5f], -100, slopes) / 4 : EntropyLoss(logits, labels, [1, 2, 0.5f], -100, slopes);
                if (isKind) for (int i = 0; i < slopes.Length; i++) slopes[i] /= 4;
                return [loss, .. slopes];
            }

            public static float[] RunConstant()
            {
                float[] logits = [1, 2, -1, float.NaN, 0, 1, 0.5f, 0.25f, 3, -2, 1, 1], slopes = new float[12];
                return [Constant(logits, [1, -100, 2, 0], slopes), .. slopes];
            }
        }
        """;

    private readonly LoadedAssembly _loaded = LossCompilation.Of(Source).Load();

    public void Dispose() => _loaded.Dispose();

    [Fact]
    public void ConditionsBindToSpansOfThem()
    {
        Assert.Equal([1 + 4, 2, 0, 4], Run<float>("RunCounted"));
        Assert.Equal([-2 + 9, 0, -1, 6, 0], Run<double>("RunFlipped"));
    }

    [Fact]
    public void ConstantIndicesReadColumns()
    {
        float[] result = Run<float>("RunArea", 5);

        // x² of columns 0 to 3: 4·(9 − 1), and slopes of that over four rows.
        Assert.Equal(32, result[0]);
        Assert.Equal([-2, -1, 2, 1, 0], result[1..6]);
    }

    [Fact]
    public void RowsWithoutSuchAColumnAreRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Run<float>("RunArea", 3));

        Assert.Contains("Rows of boxes have 3 columns, but the formula reads column 3.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassesHaveWeightsAndMayBeIgnored()
    {
        float[] kind = Run<float>("RunEntropy", true);

        Assert.Equal(kind.Select(v => MathF.Round(v, 6)), Run<float>("RunEntropy", false).Select(v => MathF.Round(v, 6)));
        Assert.Equal(kind.Select(v => MathF.Round(v, 6)), Run<float>("RunConstant").Select(v => MathF.Round(v, 6)));
        Assert.Equal([0, 0, 0], kind[4..7]);
    }

    private T[] Run<T>(string method, params object[] arguments) => (T[])_loaded.Invoke("Losses", method, arguments)!;
}
