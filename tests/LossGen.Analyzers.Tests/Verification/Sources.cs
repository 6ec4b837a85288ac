using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>Makes compilations of what a user might write.</summary>
internal static class Sources
{
    private const string Before = "using System;\nusing LossGen;\n\npublic static partial class Losses\n{\n    ";
    private const string After = "\n}\n";

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13);

    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.") || name.StartsWith("LossGen.dll") || name == "netstandard.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
        Hidden(),
    ];

    /// <summary>The package's own assembly. What it needs itself is not referenced: no snippet names it.</summary>
    public static MetadataReference TorchSharp { get; } = MetadataReference.CreateFromFile(
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "TorchSharp").Value!);

    private static CSharpCompilation Empty { get; } = Bound(
        [.. References, TorchSharp],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Puts members into a partial class.</summary>
    public static string InClass(string members) => Before + members.Replace("\n", "\n    ").Replace("\n    \n", "\n\n") + After;

    /// <summary>A library that is seen through the alias <c>Hidden</c> only.</summary>
    private static PortableExecutableReference Hidden()
    {
        MemoryStream image = new();
        CSharpCompilation library = CSharpCompilation.Create(
            "Hidden",
            [CSharpSyntaxTree.ParseText("namespace Library; public class Type;")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (!library.Emit(image).Success) throw new InvalidOperationException("The library does not compile.");
        return MetadataReference.CreateFromImage(image.ToArray(), new MetadataReferenceProperties(aliases: ["Hidden"]));
    }

    public static CSharpCompilation Compile(string source, CSharpParseOptions? options = null) =>
        Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, options ?? ParseOptions, path: "User.cs"));

    /// <summary>A compilation without sources, whose references are read at once: kept alive, so that those with sources share its symbols.</summary>
    public static CSharpCompilation Bound(IEnumerable<MetadataReference> references, CSharpCompilationOptions options)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("User", references: references, options: options);
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}
