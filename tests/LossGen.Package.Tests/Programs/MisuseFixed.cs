using System;
using LossGen;

namespace Consumer;

internal static partial class Losses
{
    [Loss(Kind.CrossEntropy, Classes = 3)]
    public static partial float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float Binary(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float Plain(ReadOnlySpan<float> output, ReadOnlySpan<float> targets);

    [Loss(Kind.KLDivergence, Reduction = Reduction.BatchMean, Classes = 3)]
    public static partial float Divergence(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<float> targets);

    [Loss(Kind.MeanSquaredError)]
    public static partial float Error(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
}

internal static class Program
{
    private static void Main()
    {
        float[] logits = [2, 1, 0];
        Print("cross-entropy", Losses.CrossEntropy(logits, [0]));
        Print("binary", Losses.Binary(logits, [1, 1, 0]));
        Print("plain", Losses.Plain(logits, [1, 1, 0]));

        float[] predictions = [1, 2, 3], targets = [0, 0, 0], gradient = new float[3];
        Print("error", Losses.Error(predictions, targets, gradient));
        Print("slope", gradient[2]);
    }

    private static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++) y[i] /= sum;
    }

    private static float[] Sigmoid(float[] x)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = 1 / (1 + MathF.Exp(-x[i]));
        return y;
    }

    private static void Print(string name, float value) => Console.WriteLine(FormattableString.Invariant($"{name} = {value:0.0000}"));
}
