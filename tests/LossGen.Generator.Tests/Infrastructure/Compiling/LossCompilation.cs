using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit.Sdk;

namespace LossGen.Generator.Tests;

/// <summary>Sources compiled with the generator, as a consumer's build does it, under a culture that is not ASCII.</summary>
internal sealed class LossCompilation
{
    private readonly CSharpCompilation _compilation;
    private byte[]? _image;

    private LossCompilation(CSharpCompilation compilation, ImmutableArray<GeneratedSourceResult> generated)
    {
        _compilation = compilation;
        Generated = generated;
    }

    public ImmutableArray<GeneratedSourceResult> Generated { get; }

    /// <summary>The generated files as they are compiled, changes included.</summary>
    public IEnumerable<string> GeneratedTexts => _compilation.SyntaxTrees.Where(t => Generated.Any(g => t.FilePath == g.SyntaxTree.FilePath)).Select(t => t.ToString());

    public static LossCompilation Of(params string[] sources) => Of(Consumer.Strict, sources);

    public static LossCompilation Of(Consumer consumer, params string[] sources) => ForeignCulture.Run(() =>
    {
        CSharpCompilation before = consumer.Compile(sources.Select((s, i) => consumer.Parse(s, $"Source{i}.cs")));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new LossGenerator().AsSourceGenerator()], parseOptions: consumer.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out ImmutableArray<Diagnostic> reported);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception) throw new XunitException("The generator threw: " + exception);
        if (!reported.IsEmpty) throw new XunitException("The generator reported: " + string.Join("\n", reported));
        return new LossCompilation((CSharpCompilation)after, result.GeneratedSources);
    });

    /// <summary>What the compiler has to say, hints aside.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. _compilation.GetDiagnostics().Where(IsSeen)];

    public MetadataReference ToReference() => MetadataReference.CreateFromImage(ToImage());

    /// <summary>The assembly; fails on any warning.</summary>
    public byte[] ToImage() => _image ??= Emit();

    private byte[] Emit()
    {
        using MemoryStream stream = new();
        EmitResult result = _compilation.Emit(stream);
        Diagnostic[] seen = [.. result.Diagnostics.Where(IsSeen)];
        if (seen.Length > 0) throw new XunitException($"{seen.Length} diagnostics:\n" + string.Join("\n", seen.Take(10).Select(Describe)));
        return stream.ToArray();
    }

    public LoadedAssembly Load() => new(ToImage());

    private static bool IsSeen(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan position = diagnostic.Location.GetLineSpan();
        string? line = diagnostic.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString().Trim();
        return $"{diagnostic}\n    {line}";
    }
}
