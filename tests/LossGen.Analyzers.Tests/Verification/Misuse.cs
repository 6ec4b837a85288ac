using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>Compares what the misuse rules say of a snippet with its marks. Losses and TorchSharp's signatures are compiled once, for all tests.</summary>
internal static class Misuse
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics.Tensors;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using LossGen;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using Tensor = TorchSharp.torch.Tensor;

        """;

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Disable);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Libraries = new(() => [.. Sources.References, Sources.TorchSharp, Library("Losses")]);

    private static readonly Lazy<CSharpCompilation> Empty = new(() => Sources.Bound(Libraries.Value, Options));

    /// <summary>The body of a method that has arrays <c>z</c>, <c>p</c>, <c>g</c> of floats and labels <c>y</c>, <c>t</c>, with marks.</summary>
    public static Task Body(string markup) => Members(InMethod(markup));

    /// <summary>Members of a class, with marks.</summary>
    public static Task Members(string markup) => Source(InClass(markup));

    /// <summary>Statements of a program that has no class, with marks.</summary>
    public static Task Program(string markup) => Source(Usings + "\n" + markup, Options.WithOutputKind(OutputKind.ConsoleApplication));

    /// <summary>The body of a method that has tensors <c>x</c>, <c>y</c>, a network <c>net</c>, an optimizer and a loader of pairs, with marks.</summary>
    public static Task Torch(string markup) => Members(
        $$"""
        void Method(Tensor x, Tensor y, Module<Tensor, Tensor> net, torch.Device device, torch.optim.Optimizer optimizer, IEnumerable<(Tensor X, Tensor Y)> loader)
        {
            {{Indent(markup)}}
        }
        """);

    public static string InMethod(string body) =>
        $$"""
        void Method(float[] z, float[] p, float[] g, int[] y, float[] t, int rows, int classes)
        {
            {{Indent(body)}}
        }
        """;

    public static string InClass(string members) => Usings + "\npartial class User\n{\n    " + Indent(members) + "\n}\n";

    private static string Indent(string text) => text.Replace("\n", "\n    ").Replace("\n    \n", "\n\n");

    /// <summary>A whole file, with marks.</summary>
    public static async Task Source(string markup, CSharpCompilationOptions? options = null)
    {
        Markup parsed = Markup.Parse(markup);
        IReadOnlyList<Diagnostic> found = await Diagnose(parsed.Source, options);
        string[] expected = [.. parsed.Expected.Select(e => Show(e.Id, e.Span.Start, parsed.Source.Substring(e.Span.Start, e.Span.Length))).Order()];
        string[] actual = [.. found.Select(d => Show(d.Id, d.Location.SourceSpan.Start, parsed.Source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))).Order()];
        Assert.True(expected.SequenceEqual(actual), $"Expected:\n{string.Join("\n", expected)}\nBut:\n{string.Join("\n", found.Select(d => $"{Show(d.Id, d.Location.SourceSpan.Start, "")}{d.GetMessage()}"))}");
    }

    /// <summary>What is said of a snippet without marks.</summary>
    public static Task<IReadOnlyList<Diagnostic>> DiagnoseMembers(string members) => Diagnose(InClass(members));

    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(string source, CSharpCompilationOptions? options = null)
    {
        CSharpCompilation compilation = Compile(source).WithOptions(options ?? Options);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await Analyze(compilation);
    }

    /// <summary>What the rules report; an exception of their own fails.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(Compilation compilation)
    {
        ImmutableArray<Diagnostic> found = await Build.Analyze(compilation, new MisuseAnalyzer(), new DeclaredLossAnalyzer());
        return [.. found.Where(d => !d.IsSuppressed).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    public static CSharpCompilation Compile(string source) => Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Sources.ParseOptions, path: "User.cs"));

    /// <summary>Everything that a snippet may refer to.</summary>
    public static IReadOnlyList<MetadataReference> References => Libraries.Value;

    private static string Show(string id, int start, string text) => $"{id} at {start}: {text}";

    /// <summary>One of the files of <c>Libraries</c>, as an assembly that is referenced.</summary>
    private static PortableExecutableReference Library(string name)
    {
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Libraries", name + ".txt"));
        CSharpCompilation library = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source, Sources.ParseOptions)], Sources.References, Options);
        MemoryStream image = new();
        Assert.Empty(library.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
