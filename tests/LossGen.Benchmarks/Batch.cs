using System.Linq;

namespace LossGen.Benchmarks;

/// <summary>What a contestant reads, and where it writes.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns of each.</param>
/// <param name="Inputs">The floating-point inputs in order.</param>
/// <param name="Labels">A class per row, or empty.</param>
/// <param name="GradientCount">How many inputs, from the first, have a gradient.</param>
internal sealed record Batch(int Rows, int Columns, float[][] Inputs, int[] Labels, int GradientCount)
{
    /// <summary>Of the inputs; empty where none is asked for.</summary>
    public float[][] Gradients { get; } = [.. Inputs.Take(GradientCount).Select(input => new float[input.Length])];

    public int Length => Rows * Columns;

    public float[] First => Inputs[0];

    public float[] Second => Inputs[1];

    public float[] Third => Inputs[2];

    public float[] FirstGradient => Gradients[0];

    public float[] SecondGradient => Gradients[1];

    public float[] ThirdGradient => Gradients[2];
}
