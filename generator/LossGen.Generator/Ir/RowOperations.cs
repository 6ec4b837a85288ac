using System;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>What operations that only rows need mean, in double precision.</summary>
internal static class RowOperations
{
    public static double Greatest(double[] row) => row.Any(double.IsNaN) ? double.NaN : row.Length == 0 ? double.NegativeInfinity : row.Max();

    public static double Norm(double[] row)
    {
        double most = row.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (row.Any(double.IsNaN)) return double.NaN;
        return most == 0 || double.IsInfinity(most) ? most : most * Math.Sqrt(row.Sum(x => x / most * (x / most)));
    }

    /// <summary>The last value is the index.</summary>
    public static double At(double[] rowAndIndex)
    {
        double index = rowAndIndex[rowAndIndex.Length - 1];
        return index >= 0 && index < rowAndIndex.Length - 1 ? rowAndIndex[(int)index] : 0;
    }

    /// <summary>The last value is the index.</summary>
    public static double SumOfOthers(double[] rowAndIndex) => rowAndIndex.Take(rowAndIndex.Length - 1).Where((_, j) => j != rowAndIndex[rowAndIndex.Length - 1]).Sum();

    /// <summary>log((o + exp(d))/exp(d)), written so that it is exact also where that is nearly 0.</summary>
    public static double Surprise(double others, double distance) => ReferenceMath.Log1p(others + ReferenceMath.Expm1(distance)) - distance;

    public static double Divergence(double p, double q) => Part(p, q) + Part(q, p);

    /// <summary>p/m is 1 + (p − q)/(p + q), or 1/(1 + (q − p)/2p): whichever does not cancel. Of two zeros it is that of any two equal shares.</summary>
    public static double Excess(double p, double q)
    {
        double lack = (q - p) / (2 * p);
        if (p == q && p == 0) return 0;
        if (!(p < q)) return 0.5 * ReferenceMath.Log1p((p - q) / (p + q));
        return 0.5 * (double.IsInfinity(lack) ? Math.Log(p) - Math.Log(0.5 * (p + q)) : -ReferenceMath.Log1p(lack));
    }

    private static double Part(double p, double q) => p == 0 ? 0 : p * Excess(p, q);
}
