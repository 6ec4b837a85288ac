using System;
using LossGen;

namespace Consumer;

/// <summary>Losses as a user of the package writes them.</summary>
public static partial class Losses
{
    /// <summary>How far off the predictions are.</summary>
    [Loss(Kind.MeanSquaredError)]
    public static partial float SquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    // Without a comment: the generated part must bring one, or CS1591 fails the build.
    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    /// <summary>The loss of each element.</summary>
    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25, Reduction = Reduction.None)]
    public static partial void Focal(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, Span<double> losses);

    /// <summary>A loss whose option is known at run time only.</summary>
    [Loss(Kind.Huber, Reduction = Reduction.Sum)]
    public static partial double Huber(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, double delta);
}

internal static class Program
{
    private static void Main()
    {
        Span<float> gradient = stackalloc float[3];
        Print("mse", Losses.SquaredError([1, 2, 3], [0, 0, 0], gradient));
        foreach (float slope in gradient) Print("mse slope", slope);

        Span<float> slopes = stackalloc float[2];
        Print("bce", Losses.CrossEntropy([0, 0], [1, 0], slopes));
        foreach (float slope in slopes) Print("bce slope", slope);

        Span<double> losses = stackalloc double[2];
        Losses.Focal([0, 0], [1, 0], losses);
        foreach (double loss in losses) Print("focal", loss);

        Print("huber", Losses.Huber([1, 5], [0, 0], 2));
    }

    private static void Print(string name, double value) => Console.WriteLine(FormattableString.Invariant($"{name} = {value:R}"));
}
