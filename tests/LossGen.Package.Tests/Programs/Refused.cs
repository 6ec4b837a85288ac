using System;
using LossGen;

namespace Consumer;

internal static partial class Losses
{
    [Loss(Kind.MeanSquaredError, Gamma = 2)]
    public static partial float SquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
}

internal static class Program
{
    private static void Main() => Console.WriteLine(Losses.SquaredError([1], [0]));
}
