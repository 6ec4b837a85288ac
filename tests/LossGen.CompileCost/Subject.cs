using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LossGen.CompileCost;

/// <summary>A generator, and declarations for it to implement.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Files">The files of declarations.</param>
/// <param name="Change">An edit of one declaration.</param>
internal sealed record Subject(string Name, IIncrementalGenerator Generator, IReadOnlyList<string> Files, Func<string, string> Change)
{
    private const int PerFile = 50;

    public static Subject Losses(int count)
    {
        IReadOnlyList<string> methods = LossSource.Methods(count);
        return new("LossGen", new LossGen.Generator.LossGenerator(), [.. methods.Chunk(PerFile).Select(LossSource.File)], f => f.Replace("Loss7(", "Renamed(", StringComparison.Ordinal).Replace("Kind.LogCosh", "Kind.SoftMargin", StringComparison.Ordinal));
    }

    /// <summary>One of each kind.</summary>
    public static Subject EveryKind() => new("LossGen", new LossGen.Generator.LossGenerator(), [LossSource.File(LossSource.Plain())], f => f);

    public static Subject Patterns(int count)
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        string path = Directory.GetFiles(folder, "System.Text.RegularExpressions.Generator.dll", SearchOption.AllDirectories).Order().Last();
        Type type = Assembly.LoadFrom(path).GetType("System.Text.RegularExpressions.Generator.RegexGenerator", throwOnError: true)!;
        IReadOnlyList<string> methods = PatternSource.Methods(count);
        return new("Regex", (IIncrementalGenerator)Activator.CreateInstance(type)!, [.. methods.Chunk(PerFile).Select(PatternSource.File)], f => f.Replace("{1,107}", "{1,9}", StringComparison.Ordinal).Replace("|105)", "|9)", StringComparison.Ordinal));
    }
}
