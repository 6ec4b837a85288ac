using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LossGen.Package.Tests;

/// <summary>The README taken apart: what it shows and claims, as far as a machine can tell.</summary>
internal static partial class Readme
{
    private const string GeneratedSection = "What is generated";

    private static readonly string Text = File.ReadAllText(Path.Combine(BuildFacts.Root, "README.md")).ReplaceLineEndings("\n");

    /// <summary>The C# that a user would write.</summary>
    public static IReadOnlyList<string> Snippets { get; } = [.. Blocks("csharp").Where(block => block.Section != GeneratedSection && block.Content.StartsWith("using ", StringComparison.Ordinal)).Select(block => block.Content)];

    /// <summary>The C# that is said to be generated.</summary>
    public static string Excerpt { get; } = Blocks("csharp").Single(block => block.Section == GeneratedSection).Content;

    /// <summary>What the snippets are said to print.</summary>
    public static string Printed { get; } = Blocks("text").Single().Content;

    /// <summary>The commands that are given.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        [.. Blocks("sh").SelectMany(block => block.Content.Split('\n')).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal))];

    /// <summary>The tables of kinds in the documentation: the name in the first column, the options in the last.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<string> Options)> Kinds { get; } =
        [.. KindRow().Matches(File.ReadAllText(Path.Combine(BuildFacts.Root, "docs", "kinds", "README.md"))).Select(row => (row.Groups["kind"].Value, Options(row.Groups["options"].Value)))];

    private static IReadOnlyList<string> Options(string cell) => [.. OptionName().Matches(cell).Select(name => name.Groups[1].Value)];

    private static IEnumerable<(string Section, string Content)> Blocks(string language) =>
        from section in Text.Split("\n## ")
        from Match block in Block().Matches(section)
        where block.Groups["language"].Value == language
        select (section[..section.IndexOf('\n')], block.Groups["content"].Value);

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| \[`(?<kind>\w+)`\].*\|(?<options>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex KindRow();

    [GeneratedRegex(@"`([A-Z]\w*)`")]
    private static partial Regex OptionName();
}
