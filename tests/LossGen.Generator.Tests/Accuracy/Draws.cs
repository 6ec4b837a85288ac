using System;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>How hard the numbers are.</summary>
internal enum Difficulty
{
    /// <summary>As at the start of training.</summary>
    Normal,

    /// <summary>As at its end: predictions are almost right.</summary>
    Confident,

    /// <summary>Far out: sure and wrong, huge or tiny.</summary>
    Extreme,
}

/// <summary>Numbers made of sums and products only, so that every machine makes the same ones.</summary>
internal sealed class Draws(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    public double Between(double low, double high) => low + (high - low) * _random.NextDouble();

    /// <summary>Nearly a normal deviate.</summary>
    public double Bell()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += _random.NextDouble();
        return sum;
    }

    /// <summary>A power of two below 1, times 1 to 2: evenly over that many exponents.</summary>
    public double Tiny(int exponents = 20) => Math.ScaleB(Between(1, 2), -2 - Next(exponents));

    public int Sign() => 2 * Next(2) - 1;

    public double[] Many(int count, Func<Draws, double> draw)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = draw(this);
        return values;
    }
}
