using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Tests.VectorMath;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>How far numbers are from the truth, in units in the last place of the true float.</summary>
internal readonly record struct UlpErrors(double Worst, double Mean)
{
    public static UlpErrors Of(float[][] actual, double[][] truth)
    {
        double worst = 0, sum = 0;
        int count = 0;
        foreach ((float[] values, double[] truths) in actual.Zip(truth))
        {
            for (int i = 0; i < truths.Length; i++)
            {
                double error = Ulp.Error(values[i], truths[i]);
                worst = Math.Max(worst, error);
                sum += error;
                count++;
            }
        }

        return new(worst, sum / count);
    }

    public override string ToString() => $"{Text(Worst)} / {Text(Mean)}";

    /// <summary>Two digits, rounded up.</summary>
    public static string Text(double value)
    {
        if (value == 0) return "0";
        if (!double.IsFinite(value)) return "∞";
        int place = (int)Math.Floor(Math.Log10(value)) - 1;

        // What is off by less than a double can tell is not above.
        double digits = Math.Ceiling(value / Math.Pow(10, place) - 1e-9);
        if (digits >= 100)
        {
            digits = 10;
            place++;
        }

        return place is >= -5 and <= 2
            ? (place >= 0 ? digits * Math.Pow(10, place) : digits / Math.Pow(10, -place)).ToString(place >= 0 ? "0" : "0." + new string('0', -place), CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{digits / 10:0.0}e{place + 1}");
    }
}

/// <summary>The errors of ℓ and of all gradients.</summary>
internal readonly record struct Figures(UlpErrors Losses, UlpErrors Gradients)
{
    public static Figures Of(Results<float> actual, Results<double> truth) => new(UlpErrors.Of([actual.Losses], [truth.Losses]), UlpErrors.Of(actual.Gradients, truth.Gradients));
}
