using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace LossGen.Generator.Tests;

/// <summary>
/// Generated files against files beside the test, named <c>Class.Method#Hint.g.verified.cs</c>. On a mismatch the new text is
/// written to <c>….received.cs</c>: rename it to accept it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(IEnumerable<GeneratedSourceResult> generated, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "." + method + "#");
        Dictionary<string, string> received = generated.ToDictionary(
            g => stem + FileName(g.HintName) + ".verified.cs",
            g => $"//HintName: {g.HintName}\n{g.SourceText}");
        string[] stale = [.. Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(stem) + "*.verified.cs").Except(received.Keys)];
        string[] failures = [.. received.Select(r => Compare(r.Key, r.Value)).OfType<string>(), .. stale.Select(s => s + " is no longer generated.")];
        if (failures.Length > 0) throw new XunitException(string.Join("\n\n", failures));
    }

    /// <summary>One text, against <c>Class.Method.verified.txt</c>.</summary>
    public static void VerifyText(string received, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "." + method + ".verified.txt");
        if (Compare(path, received) is { } failure) throw new XunitException(failure);
    }

    private static string? Compare(string path, string received)
    {
        string other = path.Replace(".verified.", ".received.");
        string verified = File.Exists(path) ? File.ReadAllText(path) : "";
        if (verified == received)
        {
            File.Delete(other);
            return null;
        }

        File.WriteAllText(other, received, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return $"{Path.GetFileName(path)} differs:\n{Difference(verified, received)}";
    }

    /// <summary>The changed lines, with two around them.</summary>
    private static string Difference(string verified, string received)
    {
        List<DiffPiece> lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received).Lines;
        return string.Join("\n", lines.Where((_, i) => lines.Skip(i - 2).Take(i < 2 ? i + 3 : 5).Any(n => n.Type != ChangeType.Unchanged)).Select(Mark));
    }

    private static string Mark(DiffPiece line) => line.Type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    } + line.Text;

    // Hints hold what file systems or globs do not like.
    private static string FileName(string hint) =>
        string.Concat((hint.EndsWith(".cs", StringComparison.Ordinal) ? hint[..^3] : hint).Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'));
}
