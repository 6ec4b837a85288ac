using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace LossGen.Generator.Tests;

/// <summary>What a formula of rows gives: as the method that the user wrote, and as LossGen compiles it.</summary>
/// <param name="Direct">The method itself, row by row.</param>
/// <param name="Losses">The emitted losses.</param>
/// <param name="Gradients">The emitted gradients with respect to x, y and w.</param>
internal sealed record RowFormulaResult(double[] Direct, double[] Losses, double[][] Gradients);

/// <summary>Rows that a formula is called with.</summary>
/// <param name="X">The first input, row by row.</param>
/// <param name="Y">The second.</param>
/// <param name="K">The class of each row.</param>
/// <param name="W">A number for each row.</param>
internal sealed record RowFormulaInputs(double[] X, double[] Y, int[] K, double[] W);

/// <summary>
/// Many formulas of rows in one compilation: methods <c>static T Formula(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; y, int k, T w)</c>, with <c>T</c> and <c>M</c> to be replaced.
/// </summary>
internal sealed partial class RowFormulaBatch : IDisposable
{
    private readonly Dictionary<(FormulaText, bool, int?), string> _types = [];
    private readonly LoadedAssembly _assembly;

    public RowFormulaBatch(IEnumerable<FormulaText> formulas, IReadOnlyList<int?> classes)
    {
        StringBuilder source = new("using System;\nusing LossGen;\n");
        foreach (FormulaText formula in formulas.Distinct())
        {
            foreach (int? count in classes)
            {
                Add(source, formula, true, count);
                Add(source, formula, false, count);
            }
        }

        Compilation = LossCompilation.Of(source.ToString());
        _assembly = Compilation.Load();
    }

    public LossCompilation Compilation { get; }

    /// <param name="formula">One of those given.</param>
    /// <param name="isSingle">Whether in float.</param>
    /// <param name="classes">The number of columns that is compiled in, or null.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="inputs">What it is called with.</param>
    public RowFormulaResult Run(FormulaText formula, bool isSingle, int? classes, int columns, RowFormulaInputs inputs)
    {
        double[][] results = (double[][])_assembly.Invoke(_types[(formula, isSingle, classes)], "Run", inputs.X, inputs.Y, inputs.K, inputs.W, columns)!;
        return new(results[0], results[1], results[2..]);
    }

    public void Dispose() => _assembly.Dispose();

    private void Add(StringBuilder source, FormulaText formula, bool isSingle, int? classes)
    {
        string name = "F" + _types.Count, type = isSingle ? "float" : "double";
        _types.Add((formula, isSingle, classes), name);
        source.Append($$"""
            internal static partial class {{name}}
            {
                {{Word().Replace(formula.Members, m => m.Value == "T" ? type : isSingle ? "MathF" : "Math")}}

                [Loss(nameof({{formula.Name}}), Reduction = Reduction.None{{(classes is null ? "" : ", Classes = " + classes)}})]
                private static partial void Loss(
                    ReadOnlySpan<{{type}}> x, ReadOnlySpan<{{type}}> y, ReadOnlySpan<int> k, ReadOnlySpan<{{type}}> w,
                    Span<{{type}}> losses, Span<{{type}}> gradX, Span<{{type}}> gradY, Span<{{type}}> gradW{{(classes is null ? ", int classes" : "")}});

                public static double[][] Run(double[] x, double[] y, int[] k, double[] w, int columns)
                {
                    {{type}}[] a = Array.ConvertAll(x, v => ({{type}})v), b = Array.ConvertAll(y, v => ({{type}})v), c = Array.ConvertAll(w, v => ({{type}})v);
                    {{type}}[] direct = new {{type}}[k.Length], losses = new {{type}}[k.Length], gradX = new {{type}}[a.Length], gradY = new {{type}}[a.Length], gradW = new {{type}}[k.Length];
                    for (int r = 0; r < k.Length; r++) direct[r] = {{formula.Name}}(a.AsSpan(r * columns, columns), b.AsSpan(r * columns, columns), k[r], c[r]);
                    Loss(a, b, k, c, losses, gradX, gradY, gradW{{(classes is null ? ", columns" : "")}});
                    return [Widen(direct), Widen(losses), Widen(gradX), Widen(gradY), Widen(gradW)];
                }

                private static double[] Widen({{type}}[] values) => Array.ConvertAll(values, v => (double)v);
            }

            """);
    }

    [GeneratedRegex(@"\b[TM]\b")]
    private static partial Regex Word();
}
