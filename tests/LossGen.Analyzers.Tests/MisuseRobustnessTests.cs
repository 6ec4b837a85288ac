using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>No code makes an analyzer throw: neither this solution's own sources, nor what is left of them when much is deleted, nor generated files.</summary>
public class MisuseRobustnessTests
{
    private static readonly string Root = typeof(MisuseRobustnessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Root").Value!;

    /// <summary>Every construct that the flow analysis has a rule for.</summary>
    private const string Everything =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics.Tensors;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using LossGen;
        using TorchSharp;
        using static TorchSharp.torch.nn;
        using Tensor = TorchSharp.torch.Tensor;

        partial class User<T> where T : struct
        {
            [Holds(ValueKind.Logits)] private float[] _z = [], _p = new float[3];
            private readonly Module<Tensor, Tensor> _model = Sequential(("a", Linear(1, 2)), ("b", Softmax(1)));
            private static float Sigmoid(float x) => x < 0 ? MathF.Exp(x) / (1 + MathF.Exp(x)) : 1 / (1 + MathF.Exp(-x));
            private float[] Recursive(float[] x, int n) => n == 0 ? x : Recursive(x, n - 1);

            private async Task<float> Run([Holds((ValueKind)99)] float[] z, (float[] P, int[] Y) pair, float[][] rows, IEnumerable<float[]> batches, ref float[] g, out int[] y)
            {
                y = pair.Y;
                Span<float> q = stackalloc float[] { 0, 1, -1 }, w = stackalloc[] { 1f, 2 };
                (_, var (a, b)) = (1, (z, pair.P));
                foreach (ref float x in q) x = Sigmoid(x) / 2;
                for (int r = 0, n = rows.Length; r < n; r++, n--)
                {
                    TensorPrimitives.SoftMax(z.AsSpan()[r..^1], rows[^1]);
                    rows[r][r] += MathF.Exp(z[r] - 1) switch { > 1 and < 2 => 1, float.NaN => 0, var v => v };
                    if (r == 3) continue; else if (r == 4) break;
                }
                try { a = Recursive(a, 3) ?? throw new Exception(); } catch (Exception e) when (e.Message is { Length: > 0 }) { return 0; } finally { a[0]++; }
                do { b = b is [1, .., var last] ? [last, .. b] : b; } while (b.Length < 3);
                lock (z) { goto end; }
                end: Local(ref g);
                Func<float[], float[]> f = x => { x[0] = 1; return x; };
                double total = 0; int i = 0;
                foreach (var batch in batches.Chunk(3).SelectMany(c => c)) { total += Losses.CrossEntropy(batch, y, 3); i++; }
                using Tensor t = torch.softmax(torch.sigmoid_(null!), 1);
                functional.cross_entropy(_model.call(t)[0], functional.one_hot(t)).backward();
                Losses.CrossEntropy(targets: y, logits: f(q.ToArray()), classes: 3);
                return await Task.FromResult(Losses.Bce(_z, MemoryMarshal.Cast<float, float>(w)) + (float)(total / i) + (g?[0] ?? 1));

                void Local(ref float[] x) { x = z; Losses.Nll(x, pair.Y); }
            }
        }
        """;

    [Fact]
    public async Task OwnSources()
    {
        string[] files = Files();
        Assert.True(files.Length > 100, Root);
        await Survives([.. files.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Sources.ParseOptions, f))]);
    }

    /// <summary>The samples do it right, and nothing is said of them: not even what is no more than information.</summary>
    [Theory]
    [InlineData("BreastCancer")]
    [InlineData("Digits")]
    public async Task SamplesAreNotAccused(string sample)
    {
        SyntaxTree[] trees = [.. Files().Where(f => f.Contains($"/samples/{sample}/") || f.Contains("/samples/Shared/"))
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Sources.ParseOptions, f))];
        CSharpCompilation compilation = Misuse.Compile("").RemoveAllSyntaxTrees().AddSyntaxTrees(trees)
            .WithOptions(Misuse.Options.WithOutputKind(OutputKind.ConsoleApplication));
        Assert.Empty(await Misuse.Analyze(Build.Generate(compilation, out _)));
    }

    [Fact]
    public async Task OwnSourcesHalfDeleted()
    {
        Random random = new(1);
        await Survives([.. Files().Select((f, i) => Parse(HalfOf(File.ReadAllText(f), random), i))]);
    }

    [Fact]
    public async Task GeneratedFiles()
    {
        Compilation built = Build.Generate(
            Sources.Compile(Sources.InClass("[Loss(Kind.Focal)]\npublic static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);")), out _);
        await Survives([.. built.SyntaxTrees.Select((t, i) => Parse(t.ToString(), i))]);
    }

    [Fact]
    public async Task EveryConstruct() => await Survives([Parse(Everything, 0)]);

    /// <summary>Compiled together, as types of their own, so that one run sees them all.</summary>
    [Fact]
    public async Task EveryConstructHalfDeleted()
    {
        Random random = new(2);
        string body = Everything[Everything.IndexOf("partial class", StringComparison.Ordinal)..];
        string usings = Everything[..^body.Length];
        await Survives([.. Enumerable.Range(0, 60).Select(i => Parse(usings + HalfOf(body.Replace("User", "User" + i), random), i))]);
    }

    /// <summary>A lambda belongs to the graph that it is written in, wherever it is passed to.</summary>
    [Fact]
    public async Task LambdasPassedToFunctions() => await Survives([Parse(
        """
        using System;
        using System.Linq;
        using LossGen;

        int[] y = [1];
        float[] p = [1, 2, 3];
        Fit a = Train("a", (z, g) => Losses.CrossEntropy(z, y, 3));
        Fit b = Train("b", (z, g) => { float loss = Losses.CrossEntropy(z, y, 3); return loss; });
        Fit c = new(Losses.CrossEntropy(Apply(z => MathF.Exp(z)), y, 3));
        Fit Train(string name, Func<float[], float[], float> loss) { Fit fit = new(loss(p, p)); float l = Losses.CrossEntropy(p, y, 3); return fit; }
        float[] Apply(Func<float, float> f) => p.Select(f).ToArray();
        Console.WriteLine(a.Loss + b.Loss + c.Loss);

        sealed record Fit(float Loss);
        """, 0)], OutputKind.ConsoleApplication);

    /// <summary>Expressions that no stack holds are given up, and nothing is said of what they are in.</summary>
    [Theory]
    [InlineData("float s = {0};", "z[0] + ", "z[0]", "", 5000)]
    [InlineData("float s = {0};", "F(", "z[0]", ")", 3000)]
    [InlineData("float s = {0};", "(", "z[0]", ")", 3000)]
    [InlineData("p[{0}] = 1;", "y[0] + ", "y[0]", "", 5000)]
    [InlineData("TensorPrimitives.SoftMax(z.AsSpan({0}), p);", "1 + y[0] * ", "0", "", 3000)]
    [InlineData("float s = {0};", "z[0] > 0 ? z[1] : ", "z[0]", "", 1000)]
    public async Task DeepExpressions(string statement, string open, string inner, string close, int depth)
    {
        string expression = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        string code = Misuse.InClass(Misuse.InMethod("TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(p, y, g);\n" + statement.Replace("{0}", expression)) + "\n\nprivate static float F(float x) => x;");
        await Survives([Parse(code, 0)]);
    }

    private static SyntaxTree Parse(string text, int i) => CSharpSyntaxTree.ParseText(text, Sources.ParseOptions, $"File{i}.cs");

    /// <summary>What is left when some stretches are deleted.</summary>
    private static string HalfOf(string text, Random random)
    {
        for (int i = 0; i < 3 && text.Length > 200; i++)
        {
            int length = random.Next(text.Length / 6);
            text = text.Remove(random.Next(text.Length - length), length);
        }

        return text;
    }

    private static string[] Files() => [.. new[] { "analyzers", "generator", "samples", "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/"))
        .Order(StringComparer.Ordinal)];

    private static async Task Survives(IReadOnlyList<SyntaxTree> trees, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        Compilation compilation = Misuse.Compile("").RemoveAllSyntaxTrees().AddSyntaxTrees(trees).WithOptions(Misuse.Options.WithOutputKind(kind));
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new DeclarationAnalyzer(), new MisuseAnalyzer(), new DeclaredLossAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(found.Where(d => d.Id == "AD0001").Select(d => d.GetMessage()));
    }
}
