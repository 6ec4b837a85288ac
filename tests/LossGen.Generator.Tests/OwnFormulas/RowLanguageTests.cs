using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission;
using LossGen.Generator.FormulaLanguage;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>What a formula says about rows is what its kernel computes, slopes included, whether lanes are columns or rows.</summary>
public sealed class RowLanguageTests(RowLanguageTests.Compiled compiled) : IClassFixture<RowLanguageTests.Compiled>
{
    private static readonly List<(string Name, FormulaText Text)> Rows =
    [
        Expression("sum", "Row.Sum(x) + w"),
        Expression("sum of a lambda", "Row.Sum(x, a => a * a)"),
        Expression("sum of two", "Row.Sum(x, y, (a, b) => (a - b) * (a - b))"),
        Expression("sum of three", "Row.Sum(x, y, x, (a, b, c) => a * b + c * c)"),
        Expression("mean", "w * Row.Mean(x, y, (a, b) => M.Log(1 + M.Exp(a)) * b) + Row.Mean(y)"),
        Expression("greatest", "Row.Max(x) - 2 * Row.Max(x, y, (a, b) => a * b)"),
        Expression("log sum exp", "Row.LogSumExp(x) + w * Row.LogSumExp(x, y, (a, b) => a - b)"),
        Expression("least", "Row.Min(x) - 2 * Row.Min(x, y, (a, b) => a * b) + w * Row.Min(y, x, y, (a, b, c) => a + b * c)"),
        Expression("columns", "Row.Sum(x, (a, j) => a * j) + Row.Mean(x, y, (a, b, j) => j == 0 ? a : b * j) - w * Row.Max(y, (a, j) => a - j)"),
        Expression("columns and the class", "Row.Sum(x, (a, j) => j == k ? w * a : a * a) + Row.LogSumExp(y, (a, j) => j < k ? a : 2 * a) + Row.Min(x, y, x, (a, b, c, j) => a * b + c - j)"),
        Expression("constant indices", "x[0] * y[0] + Row.LogSumExp(x) - x[0]"),
        ("functions of columns", Of("=> Row.Sum(x, Weighted) + Row.Sum(x, y, (a, b, j) => Weighted(a, j) * b); static T Weighted(T a, int j) => a / (1 + j);")),
        ("loops over sums", Of("{ T t = w; for (int i = 0; i < 3; i++) t = Row.Mean(x, a => M.Tanh(a - t)); return t * Row.Sum(y); }")),
        Expression("inner product", "Row.Dot(x, y) / (1 + Row.Dot(x, x))"),
        Expression("named arguments", "Row.Sum(second: x, first: y, f: (a, b) => a * b * b) + Row.Sum(f: a => a * a * a, row: x)"),
        Expression("value at the class", "Row.LogSumExp(x) - x[k] + y[k] * w"),
        Expression("slopes meet at the class", "Row.Sum(x, a => a * a * a) - x[k] * x[k]"),
        ("lambdas with captured scalars", Of("{ T at = x[k], m = Row.Mean(x); return Row.Sum(x, a => (a - m) * (a - at) * w); }")),
        ("lambdas with bodies", Of("=> Row.Sum(x, y, (a, b) => { T d = a - b; if (d > 2 || d < -2) return 4 * (M.Abs(d) - 1); d *= d; return d; });")),
        ("static lambdas", new("const T C = (T)0.25; static T Formula(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int k, T w) => Row.Sum(x, static a => C * a * a) + w * y[k];")),
        ("method groups", new("static T Cube(T a) => a * a * a; static T Gap(T a, T b) => Cube(a - b); static T Formula(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int k, T w) => Row.Sum(x, Cube) + Row.Sum(x, y, Gap) + Row.Sum(y, M.Sin);")),
        ("local functions", Of("{ T Scaled(T a) => w * a * a; return Row.Sum(x, Scaled) + Inner(y); static T Inner(ReadOnlySpan<T> row) => Row.LogSumExp(row, a => 2 * a); }")),
        ("methods of rows", new("static T Log(ReadOnlySpan<T> z, int at) => z[at] - Row.LogSumExp(z); static T Formula(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int k, T w) => -w * Log(x, k) - Log(y, k);")),
        ("rows in locals", Of("{ var a = x; ReadOnlySpan<T> b = y; if (w > 1) { a = y; } return Row.Dot(a, b); }")),
        ("length", Of("=> Row.Sum(x) / x.Length + x.Length * w;")),
        ("the class as a number", Of("=> (k == 0 ? 2 : k > 3 ? w : 1) * Row.Sum(x, a => a * a) + k * y[k];")),
        ("early return", Of("{ T s = Row.Sum(x); if (s > 0) return s * w; T n = M.Sqrt(Row.Dot(y, y)); return n > 1 ? n : Row.Dot(x, y); }")),
        ("sums of what sums made", Of("{ T m = Row.Mean(x); T v = Row.Mean(x, a => (a - m) * (a - m)); return Row.Sum(x, a => M.Exp(-(a - m) * (a - m) / (1 + v))); }")),
        ("constants", Of("=> Row.Sum(x, a => 2) + Row.Mean(x, a => w) + Row.Max(x, a => 3) + Row.LogSumExp(x, a => w);")),
        ("softmax by hand", Of("{ T max = Row.Max(x); T sum = Row.Sum(x, a => M.Exp(a - max)); return Row.Sum(x, y, (a, b) => b * M.Exp(a - max) / sum); }")),
        ("softmax", Of("{ T l = Row.LogSumExp(x); return Row.Sum(x, y, (a, b) => b * b * (a - l)) + Row.Sum(x, y, (a, b) => M.Exp(a - l) * b); }")),
        ("poly-1", Of("{ T surprise = Row.LogSumExp(x) - x[k]; return surprise + w * (1 - M.Exp(-surprise)); }")),
        ("generalised cross-entropy", Of("{ T p = M.Exp(x[k] - Row.LogSumExp(x)); return (1 - M.Pow(p, (T)0.7)) / (T)0.7; }")),
        ("weighted cosine", Of("{ T d = Row.Sum(x, y, (a, b) => a * b * w); return 1 - d / M.Sqrt((1 + Row.Sum(x, a => a * a)) * (1 + Row.Sum(y, b => b * b))); }")),
        ("nothing of the row", Of("=> w * w;")),
        ("log softmax by hand", Of("{ T m = Row.Max(x), l = M.Log(Row.Sum(x, a => M.Exp(a - m))); return l + Row.Sum(x, y, (a, b) => b * (m - a)) + l * Row.Sum(y); }")),
        ("shares by hand", Of("{ T m = Row.Max(x), s = Row.Sum(x, a => M.Exp(a - m)); return M.Exp(x[k] - m) / s + Row.Sum(x, y, (a, b) => b * (a - m - M.Log(s))); }")),
        ("names of rows", Named("row", "columns", "j", "column", "Row.LogSumExp(row) - row[j] + column * Row.Dot(row, columns) * row.Length")),
        ("names of sums", Named("sum", "others", "own", "columnCount", "Row.LogSumExp(sum) - sum[own] + columnCount * Row.Dot(sum, others) * sum.Length")),
        ("names of reductions", Named("pivot", "greatest", "label", "chosen", "Row.LogSumExp(pivot) - pivot[label] + chosen * Row.Max(greatest)")),
        ("names of loops", Named("at", "stop", "lane", "part", "Row.LogSumExp(at) - at[lane] + part * Row.Dot(at, stop) + at[lane] * lane")),
        ("names of lanes", Named("inside", "lanes", "labels", "full", "Row.LogSumExp(inside) - inside[labels] + full * Row.Dot(lanes, inside)")),
        ("names of memory", Named("scratch", "firstRow", "rowCount", "isEdge", "Row.LogSumExp(scratch) - scratch[rowCount] + isEdge * Row.Dot(scratch, firstRow)")),
        ("names of totals", Named("sumTotal", "sumLanes", "ownAt", "start", "Row.Sum(sumTotal) * sumLanes[ownAt] + start * Row.Mean(sumLanes)")),
        ("only the class", Of("=> x[k] * y[k];")),
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach ((string name, _) in Rows)
            {
                foreach (int columns in new[] { 1, 5, 10, 37 }) cases.Add(name, columns);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void KernelsComputeWhatTheMethodSays(string name, int columns)
    {
        FormulaText text = Rows.Single(r => r.Name == name).Text;
        int? classes = columns is 5 or 10 ? columns : null;
        foreach (int rows in new[] { 1, 19 })
        {
            RowFormulaInputs inputs = Inputs(rows, columns);
            RowFormulaResult precise = compiled.Batch.Run(text, false, classes, columns, inputs), single = compiled.Batch.Run(text, true, classes, columns, inputs);
            for (int r = 0; r < rows; r++)
            {
                Near(precise.Losses[r], precise.Direct[r], 1e-12, $"{name}, row {r}");
                Near(single.Losses[r], single.Direct[r], 2e-5, $"{name}, row {r} in float");
            }

            for (int g = 0; g < 3; g++)
            {
                double[] values = g == 0 ? inputs.X : g == 1 ? inputs.Y : inputs.W;
                for (int i = 0; i < values.Length; i += 1 + values.Length / 12)
                {
                    double kept = values[i], step = 1e-6;
                    int row = g == 2 ? i : i / columns;
                    values[i] = kept + step;
                    double above = compiled.Batch.Run(text, false, classes, columns, inputs).Direct[row];
                    values[i] = kept - step;
                    double below = compiled.Batch.Run(text, false, classes, columns, inputs).Direct[row];
                    values[i] = kept;
                    Near(precise.Gradients[g][i], (above - below) / (2 * step), 2e-7 * (1 + Math.Abs(above)), $"{name}, gradient {g} of {i}");
                    Near(single.Gradients[g][i], precise.Gradients[g][i], 2e-4, $"{name}, gradient {g} of {i} in float");
                }
            }
        }
    }

    [Fact]
    public void EveryFunctionOfRowsHasARow() => Assert.Equal(
        typeof(Row).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(m => m.Name).Distinct().Order(), FormulaRows.All.Order());

    private static void Near(double actual, double expected, double unit, string what) =>
        Assert.True(Math.Abs(actual - expected) <= unit * (10 + Math.Abs(expected)), $"{what} is {actual:R}, not {expected:R}");

    // Away from ties and from the kinks of the formulas above.
    private static RowFormulaInputs Inputs(int rows, int columns)
    {
        Random random = new(rows * 100 + columns);
        return new(Numbers(rows * columns), Numbers(rows * columns), [.. Enumerable.Range(0, rows).Select(_ => random.Next(columns))], Numbers(rows));

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Round(6 * random.NextDouble() - 3, 3) + 0.0003)];
    }

    private static (string, FormulaText) Expression(string name, string expression) => (name, Of($"=> {expression};"));

    private static FormulaText Of(string body) => new("static T Formula(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int k, T w) " + body);

    private static FormulaText Named(string first, string second, string index, string number, string expression) =>
        new($"static T Formula(ReadOnlySpan<T> {first}, ReadOnlySpan<T> {second}, int {index}, T {number}) => {expression};");

    public sealed class Compiled : IDisposable
    {
        internal RowFormulaBatch Batch { get; } = new(Rows.Select(r => r.Text), [null, 5, 10]);

        public void Dispose() => Batch.Dispose();
    }
}
