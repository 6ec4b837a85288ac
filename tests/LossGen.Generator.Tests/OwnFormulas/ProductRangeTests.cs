using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Products whose intermediate results stay in the range in the order that C# has: in no other order may they leave it.</summary>
public sealed class ProductRangeTests(ProductRangeTests.Compiled compiled) : IClassFixture<ProductRangeTests.Compiled>
{
    private static readonly List<(FormulaText Text, double X, double Expected, double Slope)> Rows =
    [
        (FormulaText.Of("(T)0.5 * (T)9.1e-31f * x * x"), 1e20, 4.55e9, 9.1e-11),
        (FormulaText.Of("(T)1e25f * ((T)1e25f * x)"), 1e-30, 1e20, double.NaN),
        (FormulaText.Of("(T)1e-25f * ((T)1e-25f * x)"), 1e30, 1e-20, double.NaN),
        (FormulaText.Of("(T)1e30f * x * x"), 1e-25, 1e-20, 2e5),
        (FormulaText.Of("M.Pow(x, -2)"), 5e18, 4e-38, -1.6e-56),
        (FormulaText.Of("(T)2 * ((T)3 * x)"), 7, 42, 6),
    ];

    public static TheoryData<int> AllRows => [.. Enumerable.Range(0, Rows.Count)];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void TheyAreWhatTheMethodComputes(int row)
    {
        (FormulaText text, double x, double expected, double slope) = Rows[row];
        foreach (bool isSingle in new[] { true, false })
        {
            FormulaResult result = compiled.Batch.Run(text, isSingle, [x], [0]);
            Assert.Equal(expected, result.Losses[0], 1e-6 * Math.Abs(expected));
            Assert.Equal(result.Direct[0], result.Losses[0], 1e-6 * Math.Abs(expected));
            if (!double.IsNaN(slope)) Assert.Equal(slope, result.GradX[0], 1e-6 * Math.Abs(slope) + (isSingle ? float.Epsilon : 0));
        }
    }

    public sealed class Compiled : IDisposable
    {
        internal FormulaBatch Batch { get; } = new(Rows.Select(r => r.Text));

        public void Dispose() => Batch.Dispose();
    }
}
