using System;
using LossGen;

namespace Consumer;

internal static class Losses
{
    [Loss(Kind.MeanSquaredError)]
    public static partial float SquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
}

internal static class Program
{
    private static void Main() => Console.WriteLine(Losses.SquaredError([1], [0]));
}
