using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace LossGen.Conformance.Tests;

/// <summary>How the library computes what a helper's case expects, in double and in float.</summary>
internal sealed record HelperMapping(string Helper, int Count, Func<ConformanceCase, double[]> Double, Func<ConformanceCase, double[]> Single)
{
    public static IReadOnlyList<HelperMapping> All { get; } =
    [
        new("helper.classWeights", 5, Weights, Weights),
        new("helper.smoothLabels", 2, Smooth<double>, Smooth<float>),
        new("helper.standardize", 1, Standardize<double>, Standardize<float>),
    ];

    private static double[] Weights(ConformanceCase test)
    {
        int[] counts = Array.ConvertAll(test.Inputs["counts"], n => (int)n);
        string scheme = test.Options["scheme"].GetString()!;
        return scheme == "posWeight"
            ? [ClassWeights.PosWeight(counts[0], counts[1])]
            : test.Number("beta") is { } beta
                ? ClassWeights.FromCounts(counts, Enum.Parse<ClassWeighting>(scheme, ignoreCase: true), beta)
                : ClassWeights.FromCounts(counts, Enum.Parse<ClassWeighting>(scheme, ignoreCase: true));
    }

    private static double[] Smooth<T>(ConformanceCase test)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] result = new T[test.Inputs["targets"].Length];
        Labels.Smooth<T>(From<T>(test.Inputs["targets"]), test.Shapes["targets"][1], T.CreateChecked(test.Number("labelSmoothing")!.Value), result);
        return To(result);
    }

    // Each column has a scale of its own.
    private static double[] Standardize<T>(ConformanceCase test)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int columns = test.Shapes["targets"][1];
        T[] result = From<T>(test.Inputs["targets"]);
        for (int column = 0; column < columns; column++)
        {
            TargetScaler scaler = TargetScaler.Fit<T>([.. result.Where((_, i) => i % columns == column)]);
            for (int i = column; i < result.Length; i += columns) result[i] = scaler.Transform(result[i]);
        }

        return To(result);
    }

    private static T[] From<T>(double[] values)
        where T : unmanaged, INumberBase<T> =>
        Array.ConvertAll(values, T.CreateTruncating);

    private static double[] To<T>(T[] values)
        where T : unmanaged, INumberBase<T> =>
        Array.ConvertAll(values, double.CreateTruncating);
}
