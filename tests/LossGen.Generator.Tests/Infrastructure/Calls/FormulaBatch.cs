using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Tests;

/// <summary>A formula of a test's, in either precision.</summary>
/// <param name="Members">C#: a method <c>static T Formula(T x, T y)</c> or more, with <c>T</c> and <c>M</c> (Math or MathF) to be replaced.</param>
/// <param name="Name">The method.</param>
internal sealed record FormulaText(string Members, string Name = "Formula")
{
    public static FormulaText Of(string expression) => new($"static T Formula(T x, T y) => {expression};");
}

/// <summary>What a formula gives: as the method that the user wrote, and as LossGen compiles it.</summary>
/// <param name="Direct">The method itself, element by element.</param>
/// <param name="Losses">The emitted losses.</param>
/// <param name="GradX">The emitted gradient with respect to the first parameter.</param>
/// <param name="GradY">The same of the second.</param>
internal sealed record FormulaResult(double[] Direct, double[] Losses, double[] GradX, double[] GradY);

/// <summary>Many formulas of two parameters in one compilation, since compiling is what takes time.</summary>
internal sealed class FormulaBatch : IDisposable
{
    // What random formulas compare, the compiler often knows.
    private const string RandomIsSilly = "#pragma warning disable CS1718, CS8519, CS8520, CS8793, CS8794, CS0162\n";

    private readonly Dictionary<(FormulaText, bool), string> _types = [];
    private readonly LoadedAssembly _assembly;
    private readonly string _source;

    public FormulaBatch(IEnumerable<FormulaText> formulas, bool isSingle = true, bool isDouble = true)
    {
        StringBuilder source = new("using System;\nusing LossGen;\n" + RandomIsSilly);
        foreach (FormulaText formula in formulas.Distinct())
        {
            if (isSingle) Add(source, formula, true);
            if (isDouble) Add(source, formula, false);
        }

        _source = source.ToString();
        Compilation = LossCompilation.Of(_source);
        _assembly = Compilation.Load();
    }

    public LossCompilation Compilation { get; }

    public FormulaResult Run(FormulaText formula, bool isSingle, double[] x, double[] y)
    {
        double[][] results = (double[][])_assembly.Invoke(_types[(formula, isSingle)], "Run", x, y)!;
        return new(results[0], results[1], results[2], results[3]);
    }

    /// <summary>What the front end made of it.</summary>
    public KernelSpec Kernel(FormulaText formula, bool isSingle) => FormulaSources.Kernel(_source, _types[(formula, isSingle)]);

    public void Dispose() => _assembly.Dispose();

    private void Add(StringBuilder source, FormulaText formula, bool isSingle)
    {
        string name = "F" + _types.Count, type = isSingle ? "float" : "double";
        _types.Add((formula, isSingle), name);
        source.Append($$"""
            internal static partial class {{name}}
            {
                {{Replace(formula.Members, type)}}

                [Loss(nameof({{formula.Name}}), Reduction = Reduction.None)]
                private static partial void Loss(ReadOnlySpan<{{type}}> x, ReadOnlySpan<{{type}}> y, Span<{{type}}> losses, Span<{{type}}> gradX, Span<{{type}}> gradY);

                public static double[][] Run(double[] x, double[] y)
                {
                    {{type}}[] a = Array.ConvertAll(x, v => ({{type}})v), b = Array.ConvertAll(y, v => ({{type}})v);
                    {{type}}[] direct = new {{type}}[a.Length], losses = new {{type}}[a.Length], gradX = new {{type}}[a.Length], gradY = new {{type}}[a.Length];
                    for (int i = 0; i < a.Length; i++) direct[i] = {{formula.Name}}(a[i], b[i]);
                    Loss(a, b, losses, gradX, gradY);
                    return [Widen(direct), Widen(losses), Widen(gradX), Widen(gradY)];
                }

                private static double[] Widen({{type}}[] values) => Array.ConvertAll(values, v => (double)v);
            }

            """);
    }

    // Whole words T and M only.
    private static string Replace(string text, string type) => string.Concat(
        System.Text.RegularExpressions.Regex.Split(text, @"\b").Select(w => w == "T" ? type : w == "M" ? (type == "float" ? "MathF" : "Math") : w));
}
