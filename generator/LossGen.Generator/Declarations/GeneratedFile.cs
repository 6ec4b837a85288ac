using System;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Tells what this generator has emitted.</summary>
internal static class GeneratedFile
{
    /// <summary>The compiler files what a generator emits under the generator's assembly and type.</summary>
    private const string Folder = "LossGen.Generator.LossGenerator";

    public static bool IsOurs(SyntaxTree tree) =>
        tree.FilePath.IndexOf(Folder, StringComparison.Ordinal) is > 0 and var start
        && IsSeparator(tree.FilePath[start - 1])
        && tree.FilePath.Length > start + Folder.Length
        && IsSeparator(tree.FilePath[start + Folder.Length]);

    private static bool IsSeparator(char c) => c is '/' or '\\';
}
