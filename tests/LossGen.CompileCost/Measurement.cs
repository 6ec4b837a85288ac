using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace LossGen.CompileCost;

/// <summary>What a run of a generator took.</summary>
internal readonly record struct Cost(double Seconds, double Megabytes);

/// <summary>Runs a generator over its declarations, from nothing and after edits, as a compiler would.</summary>
internal sealed class Measurement
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(f => !Path.GetFileName(f).Contains("Native", StringComparison.Ordinal))
            .Append(typeof(LossAttribute).Assembly.Location)
            .Select(f => MetadataReference.CreateFromFile(f)),
    ];

    private readonly Subject _subject;
    private readonly SyntaxTree[] _trees;
    private readonly SyntaxTree _other = Parse("internal static class Other { public static int Value() => 1; }", "Other.cs");

    public Measurement(Subject subject)
    {
        _subject = subject;
        _trees = [.. subject.Files.Select((f, i) => Parse(f, $"File{i}.cs"))];
    }

    /// <summary>What the last run emitted.</summary>
    public ImmutableArray<GeneratedSourceResult> Emitted { get; private set; }

    /// <summary>One round: from nothing, then after an edit elsewhere, then after one of a declaration.</summary>
    public (Cost Cold, Cost Unrelated, Cost Related) Round()
    {
        CSharpCompilation before = Bound(_trees.Append(_other));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([_subject.Generator.AsSourceGenerator()], parseOptions: Options);
        Cost cold = Run(ref driver, before);

        CSharpCompilation elsewhere = Bound(_trees.Append(Parse("internal static class Other { public static int Value() => 2; }", "Other.cs")));
        Cost unrelated = Run(ref driver, elsewhere);

        string changed = _subject.Change(_subject.Files[0]);
        if (changed == _subject.Files[0]) throw new InvalidOperationException($"{_subject.Name}: the edit changes nothing.");
        CSharpCompilation edited = Bound(_trees.Skip(1).Prepend(Parse(changed, "File0.cs")).Append(_other));
        return (cold, unrelated, Run(ref driver, edited));
    }

    /// <summary>The declarations with what is generated for them, compiled as for release.</summary>
    public byte[] Emit()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([_subject.Generator.AsSourceGenerator()], parseOptions: Options);
        CSharpCompilation compilation = Bound(_trees);
        Run(ref driver, compilation);
        CSharpCompilation all = compilation
            .AddSyntaxTrees(Emitted.Select(e => e.SyntaxTree))
            .WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        using MemoryStream image = new();
        EmitResult result = all.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    private Cost Run(ref GeneratorDriver driver, CSharpCompilation compilation)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long bytes = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        Cost cost = new(Stopwatch.GetElapsedTime(start).TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception) throw new InvalidOperationException($"{_subject.Name} threw.", exception);
        if (result.GeneratedSources.IsEmpty) throw new InvalidOperationException($"{_subject.Name} emitted nothing: {string.Join("\n", result.Diagnostics)}");
        Emitted = result.GeneratedSources;
        return cost;
    }

    // Symbols of what is referred to are there already when a generator runs.
    private static CSharpCompilation Bound(IEnumerable<SyntaxTree> trees)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Measured", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path, Encoding.UTF8);
}
