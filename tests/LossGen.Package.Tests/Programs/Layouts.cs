using System;
using System.Numerics;
using LossGen;

namespace Consumer;

/// <summary>A loss of every layout and type, whose results are printed bit by bit: they are the same on every processor and however the program was compiled.</summary>
public static partial class Losses
{
    [Loss(Kind.Focal)]
    public static partial float Elements(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.LogCosh)]
    public static partial double WideElements(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, Span<double> gradPredictions);

    [Loss(Kind.BinaryCrossEntropyWithLogits, Parallel = true)]
    public static partial float HalfElements(ReadOnlySpan<Half> logits, ReadOnlySpan<Half> targets, Span<Half> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 10, LabelSmoothing = 0.1)]
    public static partial float FewColumns(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy)]
    public static partial double Columns(ReadOnlySpan<double> logits, ReadOnlySpan<int> targets, int classes, Span<double> gradLogits);

    [Loss(Kind.Triplet)]
    public static partial float Rows(
        ReadOnlySpan<float> anchor, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative, int dimensions, Span<float> gradAnchor);

    [Loss(Kind.Dice, Activation = Activation.Softmax)]
    public static partial float Groups(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int samples, int classes, Span<float> gradLogits);

    [Loss(Kind.InfoNce)]
    public static partial float Pairs(ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives, int dimensions, Span<float> gradAnchors);

    [Loss(Kind.MultiLabelMargin, Classes = 10)]
    public static partial float LabelLists(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets, Span<float> gradScores);

    [Loss(Kind.Perceptual)]
    public static partial float Layers(
        ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<int> layerSizes, ReadOnlySpan<float> layerWeights,
        Span<float> gradFeatures);

    [Loss(Kind.Ctc)]
    public static partial float Sequences(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int classes, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths,
        Span<float> gradLogits);
}

internal static class Program
{
    private const int Count = 330;

    private static void Main()
    {
        float[] first = Numbers(Count, 1.7f), second = Numbers(Count, 0.9f), third = Numbers(Count, 0.4f), labels = Labels(Count), slopes = new float[Count];
        int[] classes = new int[Count / 10];
        for (int i = 0; i < classes.Length; i++) classes[i] = i * 7 % 10;
        double[] wide = Array.ConvertAll(first, x => (double)x), wideTargets = Array.ConvertAll(second, x => (double)x), wideSlopes = new double[Count];
        Half[] halves = Array.ConvertAll(first, x => (Half)x), halfLabels = Array.ConvertAll(labels, x => (Half)x), halfSlopes = new Half[Count];

        Print("elements", Losses.Elements(first, labels, slopes), slopes);
        Print("wide elements", Losses.WideElements(wide, wideTargets, wideSlopes), wideSlopes);
        Print("half elements", Losses.HalfElements(halves, halfLabels, halfSlopes), Array.ConvertAll(halfSlopes, x => (float)x));
        Print("few columns", Losses.FewColumns(first, classes, slopes), slopes);
        Print("columns", Losses.Columns(wide, classes, 10, wideSlopes), wideSlopes);
        Print("rows", Losses.Rows(first, third, second, 30, slopes), slopes);
        Print("groups", Losses.Groups(first, labels, 3, 5, slopes), slopes);
        Print("pairs", Losses.Pairs(first, second, 30, slopes), slopes);
        int[] lists = new int[Count];
        for (int i = 0; i < Count; i++) lists[i] = i % 10 < 3 ? (i * 3 + i / 10) % 10 : -1;
        Print("label lists", Losses.LabelLists(first, lists, slopes), slopes);
        Print("layers", Losses.Layers(first, second, [Count - 31, 31], [1, 0.5f], slopes), slopes);
        Print("sequences", Losses.Sequences(first, [1, 2, 3, 4, 4, 1], 10, [11, 9, 11], [2, 2, 1], slopes), slopes);
    }

    private static float[] Numbers(int count, float step)
    {
        float[] result = new float[count];
        for (int i = 0; i < count; i++) result[i] = (i * 37 % 101 - 50) * 0.07f * step;
        return result;
    }

    private static float[] Labels(int count)
    {
        float[] result = new float[count];
        for (int i = 0; i < count; i++) result[i] = i % 3 == 0 ? 1 : 0;
        return result;
    }

    private static void Print(string name, double loss, float[] slopes) => Print(name, loss, Array.ConvertAll(slopes, x => (double)x));

    private static void Print(string name, double loss, double[] slopes)
    {
        ulong hash = 14695981039346656037;
        foreach (double slope in slopes) hash = unchecked(BitOperations.RotateLeft(hash ^ BitConverter.DoubleToUInt64Bits(slope), 29) * 1099511628211);
        Console.WriteLine(FormattableString.Invariant($"{name} = {loss:R}, slopes {hash:X16}"));
    }
}
