using System.IO;
using System.Runtime.CompilerServices;

namespace LossGen.Docs.Tests;

/// <summary>The files that are tested.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Docs => Path.Combine(Root, "docs");

    /// <summary>A file's text with LF, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
