using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Tests.Layering;

/// <summary>A project's rooms, which are its folders, and the arrows between them: one room names a type of another's.</summary>
internal sealed class Rooms
{
    /// <summary>What stands for Roslyn among the rooms.</summary>
    public const string Roslyn = "Microsoft.CodeAnalysis";

    /// <summary>What stands for the files that are in no folder.</summary>
    public const string Root = ".";

    /// <summary>What every other room may use.</summary>
    private const string Basics = "Basics";

    private const string Own = "LossGen";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly string _root;
    private readonly CSharpCompilation _compilation;

    private Rooms(string root, CSharpCompilation compilation)
    {
        _root = root;
        _compilation = compilation;
        All = [.. compilation.SyntaxTrees.Select(t => RoomOf(t.FilePath)).Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> All { get; }

    /// <summary>What the compiler cannot make sense of, and arrows would be missing for.</summary>
    public IReadOnlyList<string> Errors =>
        [.. _compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];

    /// <summary>The rooms of a project.</summary>
    /// <param name="project">Its folder in the repository.</param>
    /// <param name="more">Files that it compiles besides, as if they were among the <see cref="Basics"/>.</param>
    /// <param name="own">Assemblies of ours that it refers to.</param>
    public static Rooms Of(string project, IReadOnlyList<string> more, IReadOnlyList<string> own)
    {
        string repository = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..")), root = Path.Combine(repository, project);
        string name = Path.GetFileName(project);
        string[] files = [.. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !IsBuilt(Path.GetRelativePath(root, f)))];
        IEnumerable<SyntaxTree> trees = files.Concat(more.Select(f => Path.Combine(repository, f)))
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Options, f));
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileNameWithoutExtension(p) is { } file && (!file.StartsWith(Own, StringComparison.Ordinal) || own.Contains(file)))
            .Select(p => MetadataReference.CreateFromFile(p));
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return new(root, CSharpCompilation.Create(name, trees, references, options));
    }

    /// <summary>Every arrow, with a place that has it.</summary>
    public IReadOnlyDictionary<(string From, string To), string> Arrows()
    {
        Dictionary<(string From, string To), string> arrows = [];
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            string from = RoomOf(tree.FilePath);
            SemanticModel model = _compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes(n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
            {
                if (TypeNamed(name, model) is not { } type || RoomOf(type) is not { } to || to == from) continue;
                arrows.TryAdd((from, to), $"{Path.GetRelativePath(_root, tree.FilePath)} names {type.Name}");
            }
        }

        return arrows;
    }

    // A type, or the one whose static member is named without it.
    private static INamedTypeSymbol? TypeNamed(SimpleNameSyntax name, SemanticModel model) => model.GetSymbolInfo(name).Symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } method => method.ContainingType,
        { IsStatic: true } member => member.ContainingType,
        _ => null,
    };

    private string? RoomOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length > 0 ? RoomOf(type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath)
        : type.ContainingAssembly?.Name.StartsWith(Roslyn, StringComparison.Ordinal) == true ? Roslyn
        : null;

    private string RoomOf(string file)
    {
        string path = Path.GetRelativePath(_root, Path.GetDirectoryName(file)!).Replace('\\', '/');
        return path.StartsWith("..", StringComparison.Ordinal) ? Basics : path;
    }

    // What is emitted as it is, is not compiled here.
    private static bool IsBuilt(string path) => path.Split('/', '\\') is ["bin" or "obj", ..] or ["Emission", "Carriers", "Torch", ..];

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
