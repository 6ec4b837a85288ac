using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace LossGen.Benchmarks;

/// <summary>What an editor waits for while a method is typed: the analysis of one that is long and dense, after each change of it.</summary>
internal static class Analysis
{
    private const int Rounds = 200;

    /// <summary>Statements of which each asks something of the analysis: loops, slices, branches, calls, a loss.</summary>
    private const string Block =
        """
                for (int r = 0; r < rows; r++)
                {
                    Span<float> row = z.AsSpan(r * 10, 10), p# = q.AsSpan(r * 10, 10);
                    float max = float.NegativeInfinity, sum = 0;
                    for (int c = 0; c < 10; c++) max = MathF.Max(max, row[c]);
                    for (int c = 0; c < 10; c++)
                    {
                        p#[c] = MathF.Exp(row[c] - max);
                        sum += p#[c];
                    }

                    for (int c = 0; c < 10; c++) p#[c] /= sum;
                    if (sum > 100) rows--;
                    else if (y[r] == 3) continue;
                    t[r * 10 + y[r]] = 1;
                }

                loss += Losses.CrossEntropy(z, y, g);
                for (int i = 0; i < z.Length; i++) z[i] -= 0.01f * g[i] * (i % 2 == 0 ? 1 : rows);
                TensorPrimitives.Multiply(g, z, g);

        """;

    /// <summary>Prints milliseconds of the analyzer's own time.</summary>
    public static async Task Print()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "User", [], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        List<double> quiet = [], dense = [];
        for (int i = 0; i < Rounds; i++)
        {
            dense.Add(await Measure(compilation, Source(i, hasLoss: true)));
            quiet.Add(await Measure(compilation, Source(i, hasLoss: false)));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A method of {Source(0, true).Count(c => c == '\n') - 14} lines: {Best(dense):F2} ms; where it calls no loss: {Best(quiet):F2} ms"));
    }

    /// <summary>Each round's differs, so that the compiler has it to bind anew as after a keystroke.</summary>
    private static string Source(int round, bool hasLoss)
    {
        string body = string.Concat(Enumerable.Range(0, 9).Select(n => Block.Replace("#", n.ToString(CultureInfo.InvariantCulture))));
        return $$"""
            using System;
            using System.Numerics.Tensors;
            using LossGen;

            static class Losses
            {
                [Loss(Kind.CrossEntropy, Classes = 10)]
                public static float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits) => 0;

                public static float Other(float[] logits, int[] targets, float[] gradLogits) => 0;
            }

            class User
            {
                float Train{{round}}(float[] z, float[] q, int[] y, float[] g, float[] t, int rows)
                {
                    float loss = 0;
            {{(hasLoss ? body : body.Replace("Losses.CrossEntropy", "Losses.Other"))}}        return loss;
                }
            }

            """;
    }

    private static async Task<double> Measure(CSharpCompilation compilation, string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source);
        MisuseAnalyzer analyzer = new();
        CompilationWithAnalyzers driver = compilation.AddSyntaxTrees(tree).WithAnalyzers(
            [analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        Diagnostic[] found = [.. await driver.GetAnalyzerDiagnosticsAsync()];
        if (found.Length > 0) throw new InvalidOperationException(found[0].ToString());
        AnalyzerTelemetryInfo telemetry = await driver.GetAnalyzerTelemetryInfoAsync(analyzer, default);
        return telemetry.ExecutionTime.TotalMilliseconds;
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(f => Path.GetFileName(f) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "LossGen.dll"))
        .Select(f => MetadataReference.CreateFromFile(f));

    /// <summary>What it takes where nothing else runs: the machine makes it longer, never shorter.</summary>
    private static double Best(List<double> values) => values.Order().ElementAt(values.Count / 20);
}
