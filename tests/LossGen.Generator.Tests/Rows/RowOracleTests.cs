using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using LossGen.Generator.Tests.Oracles;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>Emitted row kernels compute what the table of operations says: every kind with every option, in both precisions, whatever the columns and rows.</summary>
[Collection(nameof(RowCollection))]
public sealed class RowOracleTests(RowMethods methods)
{
    public static TheoryData<string> Kinds => [.. RowVariant.Kinds.Select(k => k.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_row_agrees(string kind)
    {
        List<string> failures = [];
        foreach (RowVariant variant in RowVariant.All.Where(v => v.Kind.Id == kind))
        {
            foreach ((Dtype dtype, int? classes) in RowMethods.Of(variant))
            {
                foreach ((int columns, int rows) in RowMethods.Shapes(variant, classes))
                {
                    failures.AddRange(Failures(RowInputs.Usual(variant, dtype, rows, columns), classes is not null).Take(2).Select(f => $"{variant} {dtype} {rows}×{columns} {classes}: {f}"));
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count}:\n" + string.Join("\n", failures.Take(12)));
    }

    private IEnumerable<string> Failures(RowInputs inputs, bool isConstant)
    {
        RowExpected expected = RowExpected.Of(inputs);
        double[] upstream = [.. Enumerable.Range(0, inputs.Rows).Select(i => new[] { 1, -0.5, 0.75, 2 }[i % 4])];
        RowRun run = new RowRun(RowForm.Unreduced, inputs, isConstant).With("upstream", upstream).Call(methods.Batch);
        double[] losses = run.Losses;
        for (int r = 0; r < inputs.Rows; r++)
        {
            if (Failure("ℓ", r, expected.Losses[r], losses[r]) is { } failure) yield return failure;
        }

        foreach ((string input, Bounded[] slopes) in expected.Gradients)
        {
            double[] gradient = run.Gradient(input);
            int perRow = inputs.Rows == 0 ? 1 : slopes.Length / inputs.Rows;
            for (int i = 0; i < slopes.Length; i++)
            {
                if (Failure("gradient of " + input, i, slopes[i].Times(upstream[i / perRow], 4 * Unit(inputs.Dtype)), gradient[i]) is { } failure) yield return failure;
            }
        }

        string? Failure(string what, int index, Bounded wanted, double actual) => wanted.Accepts(actual, inputs.Dtype == Dtype.Double ? double.MaxValue : float.MaxValue)
            ? null
            : $"{what}[{index}] = {actual:R}, not {wanted.Value:R} ± {wanted.Error:R}";
    }

    private static double Unit(Dtype dtype) => dtype == Dtype.Double ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);
}
