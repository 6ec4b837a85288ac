using System;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>Errors in units in the last place of the true result.</summary>
public static class Ulp
{
    private const double LargestFloatAndAHalf = 3.4028235677973366e38;

    /// <summary>The error of a float, where the truth is known in double.</summary>
    public static double Error(float actual, double truth)
    {
        if (double.IsNaN(truth)) return float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (Math.Abs(truth) >= LargestFloatAndAHalf) return actual == (float)truth ? 0 : double.PositiveInfinity;
        if (!float.IsFinite(actual)) return double.PositiveInfinity;
        int exponent = truth == 0 ? -200 : Math.ILogB(truth);
        return Math.Abs(actual - truth) / Math.ScaleB(1, Math.Max(exponent - 23, -149));
    }

    /// <summary>The error of a double, where the truth is known as the nearest double and the rest in 1/256 ulp.</summary>
    public static double Error(double actual, double nearest, int rest)
    {
        if (!double.IsFinite(nearest)) return actual.Equals(nearest) ? 0 : double.PositiveInfinity;
        if (!double.IsFinite(actual)) return double.PositiveInfinity;

        // Both are multiples of that unit, and near each other: nothing is rounded.
        int exponent = nearest == 0 ? -2000 : Math.ILogB(nearest);
        int place = Math.Max(exponent - 52, -1074);
        double units = place > -900 ? Math.ScaleB(actual - nearest, -place) : Math.ScaleB(actual, -place) - Math.ScaleB(nearest, -place);
        return Math.Abs(units - (rest / 256.0));
    }
}
