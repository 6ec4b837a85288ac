using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using LossGen.Gallery;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Docs.Tests;

/// <summary>Every page: its links lead somewhere, and its snippets compile, all in one compilation.</summary>
public sealed partial class PageTests
{
    // What is generated is shown, not written.
    private const string NotCompiled = "<!-- generated -->\n";

    public static TheoryData<string> Pages => [.. Files];

    private static string[] Files =>
        [.. Directory.GetFiles(Repository.Docs, "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md")).Select(p => Path.GetRelativePath(Repository.Root, p)).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_resolve(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        List<string> broken = [];
        foreach (string link in Link().Matches(Code().Replace(Repository.Read(page), "")).Select(m => m.Groups["link"].Value).Where(l => !l.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#');
            string path = parts[0].Length == 0 ? Path.Combine(Repository.Root, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            if (!File.Exists(path) && !Directory.Exists(path)) broken.Add(link);
            else if (parts.Length > 1 && path.EndsWith(".md", StringComparison.Ordinal) && !Anchors(File.ReadAllText(path)).Contains(parts[1])) broken.Add(link);
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_is_in_the_index()
    {
        string index = Repository.Read("docs/README.md");
        Assert.All(Directory.GetFiles(Repository.Docs, "*.md").Select(Path.GetFileName).Where(n => n != "README.md"), name => Assert.Contains($"({name})", index, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_in_its_index()
    {
        string index = Repository.Read("docs/rules.md");
        string[] rules = [.. Directory.GetFiles(Path.Combine(Repository.Root, "analyzers", "LossGen.Analyzers", "docs"), "LOSS*.md").Order()];
        string[] expected = [.. rules.Select(r => $"| [{Path.GetFileNameWithoutExtension(r)}](../analyzers/LossGen.Analyzers/docs/{Path.GetFileName(r)}) | {File.ReadLines(r).First().Split(": ", 2)[1]} |")];
        if (Environment.GetEnvironmentVariable("LOSSGEN_WRITE_PICTURES") == "1")
        {
            string[] kept = [.. index.Split('\n').Where(l => !l.StartsWith("| [LOSS", StringComparison.Ordinal))];
            int head = Array.FindIndex(kept, l => l.StartsWith("|---", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(Repository.Docs, "rules.md"), index = string.Join("\n", [.. kept[..(head + 1)], .. expected, .. kept[(head + 1)..]]));
        }

        Assert.Equal(expected, index.Split('\n').Where(l => l.StartsWith("| [LOSS", StringComparison.Ordinal)));
    }

    [Fact]
    public void Snippets_compile()
    {
        StringBuilder all = new();
        foreach (string page in Files.Where(p => !p.Contains("kinds", StringComparison.Ordinal))) all.Append(Namespace(page));
        Reading reading = Framework.Workbench.Read(all.ToString());
        Assert.DoesNotContain(reading.Mistakes, m => m.IsError);
        Assert.Empty(Workbench.CompilerErrors(reading).Select(m => $"{m}: {reading.Tree.GetText().Lines.GetLineFromPosition(m.Span.Start)}"));
    }

    // A namespace for a page, in which types are as they stand, and statements are in a method.
    private static string Namespace(string page)
    {
        List<string> usings = ["using System;", "using LossGen;"];
        StringBuilder bodies = new();
        string[] snippets = [.. Snippet().Matches(Repository.Read(page)).Where(m => !m.Groups["before"].Value.EndsWith(NotCompiled, StringComparison.Ordinal)).Select(m => m.Groups["code"].Value)];
        for (int i = 0; i < snippets.Length; i++)
        {
            string[] lines = snippets[i].Split('\n');
            usings.AddRange(lines.Where(l => l.StartsWith("using ", StringComparison.Ordinal)));
            string body = string.Join("\n", lines.Where(l => !l.StartsWith("using ", StringComparison.Ordinal)));
            bodies.Append(Type().IsMatch(body) ? body : $"static class Snippet{i} {{ static void Run() {{\n{body}\n}} }}").Append('\n');
        }

        string name = "Page_" + Regex.Replace(page, @"\W", "_");
        return snippets.Length == 0 ? "" : $"namespace {name}\n{{\n{string.Join("\n", usings.Distinct())}\n{bodies}}}\n";
    }

    private static HashSet<string> Anchors(string page) =>
        [.. Heading().Matches(Code().Replace(page.ReplaceLineEndings("\n"), "")).Select(m => Regex.Replace(m.Groups["text"].Value.Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<link>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<before>[^\n]*\n)```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"^(public |internal |static |sealed |file )*(partial )?(class|record|struct|interface|enum) ", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
