using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LossGen.Gallery;
using Xunit;

namespace LossGen.Docs.Tests.Kinds;

/// <summary>
/// Every kind has a section on the page of its family: words by hand, and facts between two comments, which are written by <c>LOSSGEN_WRITE_PICTURES=1</c>. A new row of the catalogue fails here
/// until it has a family, words and facts.
/// </summary>
public sealed class KindPageTests
{
    private const string Facts = "<!-- facts -->\n";
    private const string End = "<!-- end of facts -->\n";

    public static TheoryData<string> Pages => [.. Family.All.Select(f => f.Page)];

    private static bool IsWriting => Environment.GetEnvironmentVariable("LOSSGEN_WRITE_PICTURES") == "1";

    [Fact]
    public void Every_kind_has_a_family() => Assert.Equal(Enum.GetNames<Kind>().Order(), Family.All.SelectMany(f => f.Kinds).Order());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_kind_is_described(string page)
    {
        Family family = Family.All.Single(f => f.Page == page);
        Dictionary<string, string> sections = Sections(page);
        foreach (string kind in family.Kinds)
        {
            Assert.True(sections.TryGetValue(kind, out string? section), $"docs/kinds/{page}.md has no section {kind}.");
            Assert.True(section!.IndexOf(Facts, StringComparison.Ordinal) > 60, $"The section {kind} says nothing before its facts, or has no line {Facts}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Facts_are_those_of_the_catalogue(string page)
    {
        string path = Path.Combine(Repository.Docs, "kinds", page + ".md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = WithFacts(text);
        if (IsWriting) File.WriteAllText(path, text = expected);
        Assert.Equal(expected, text);
    }

    [Fact]
    public void The_index_has_every_kind()
    {
        string path = Path.Combine(Repository.Docs, "kinds", "README.md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        StringBuilder table = new();
        foreach (Family family in Family.All)
        {
            table.Append("\n## ").Append(family.Title).Append("\n\n| kind | inputs | options (default) |\n|---|---|---|\n");
            foreach (string kind in family.Kinds) table.Append(KindFacts.Row(kind, family.Page));
        }

        string expected = Replaced(text, table.ToString());
        if (IsWriting) File.WriteAllText(path, text = expected);
        Assert.Equal(expected, text);
    }

    private static Dictionary<string, string> Sections(string page) =>
        Repository.Read($"docs/kinds/{page}.md").Split("\n## ").Skip(1).ToDictionary(s => s[..s.IndexOf('\n')], s => s[(s.IndexOf('\n') + 1)..]);

    private static string WithFacts(string page)
    {
        string[] parts = page.Split("\n## ");
        for (int i = 1; i < parts.Length; i++)
        {
            string kind = parts[i][..parts[i].IndexOf('\n')];
            if (Enum.TryParse<Kind>(kind, out _)) parts[i] = Replaced(parts[i], "\n" + KindFacts.Of(kind) + "\n");
        }

        return string.Join("\n## ", parts);
    }

    private static string Replaced(string text, string facts)
    {
        int start = text.IndexOf(Facts, StringComparison.Ordinal) + Facts.Length, end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= Facts.Length && end >= start, "No line " + Facts + " followed by " + End);
        return text[..start] + facts + text[end..];
    }
}
