using System;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>The values that an expression can take, NaN aside: what lets a function be computed on the domain that the formula guarantees.</summary>
internal readonly record struct Interval(double Low, double High)
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);
    public static readonly Interval NonNegative = new(0, double.PositiveInfinity);
    public static readonly Interval NonPositive = new(double.NegativeInfinity, 0);
    public static readonly Interval Unit = new(0, 1);

    public static Interval Point(double value) => double.IsNaN(value) ? All : new(value, value);

    public bool IsWithin(double low, double high) => Low >= low && High <= high;

    public Interval Union(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>The image under a function that never decreases.</summary>
    public Interval Increasing(Func<double, double> function) => Bounded(function(Low), function(High));

    /// <summary>The image under a function that is monotone in each of two arguments: its extremes are at the corners.</summary>
    public static Interval Corners(Interval a, Interval b, Func<double, double, double> function)
    {
        double[] corners = [function(a.Low, b.Low), function(a.Low, b.High), function(a.High, b.Low), function(a.High, b.High)];
        return corners.Any(double.IsNaN) ? All : new(corners.Min(), corners.Max());
    }

    private static Interval Bounded(double low, double high) => double.IsNaN(low) || double.IsNaN(high) ? All : new(low, high);
}
