using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>Descriptors, pages, release rows and tests: each rule has one of each.</summary>
public class RuleTableTests
{
    public static TheoryData<string> Ids => [.. Problems.All.Select(r => r.Id)];

    [Fact]
    public void IdsAreInOrderAndWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Problems.All.Count).Select(i => $"LOSS{i:000}"), Problems.All.Select(r => r.Id));

    [Fact]
    public void TheTableHoldsEveryDescriptor() =>
        Assert.Equal(
            typeof(Problems).GetFields().Where(f => f.FieldType == typeof(DiagnosticDescriptor)).Select(f => f.GetValue(null)),
            Problems.All);

    [Fact]
    public void TheAnalyzerSupportsThemAll() => Assert.Equal(Problems.All, new DeclarationAnalyzer().SupportedDiagnostics);

    [Fact]
    public void NoPageIsLeftOver() =>
        Assert.Equal(Problems.All.Select(r => r.Id), Directory.GetFiles(RulePage.Folder).Select(Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseRow(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string[] rows = [.. Directory.GetFiles(AppContext.BaseDirectory, "AnalyzerReleases.*.md").SelectMany(File.ReadAllLines).Where(l => l.StartsWith(id))];
        Assert.Equal($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", Assert.Single(rows));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        Assert.Equal("LossGen", rule.Category);
        Assert.Equal(id == Problems.ZeroGradient.Id ? DiagnosticSeverity.Info : DiagnosticSeverity.Error, rule.DefaultSeverity);
        Assert.EndsWith($"/analyzers/LossGen.Analyzers/docs/{id}.md", rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page(string id) => Assert.Equal($"# {id}: {Rule(id).Title}", RulePage.Read(id).Heading);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task PageShowsWhatIsWrong(string id)
    {
        string[] found = [.. (await Build.Diagnose(Sources.Compile(RulePage.Read(id).Wrong))).Select(d => d.Id).Where(i => i.StartsWith("LOSS"))];
        Assert.Equal([id], found);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task PageShowsWhatIsRight(string id) => Assert.Empty(await Build.Diagnose(Sources.Compile(RulePage.Read(id).Right)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Tests(string id)
    {
        Type? tests = typeof(RuleTableTests).Assembly.GetType($"LossGen.Analyzers.Tests.Rules.{id}Tests");
        Assert.NotNull(tests);
        Assert.True(tests.GetMethods().Count(m => m.IsDefined(typeof(FactAttribute), inherit: false)) >= 2, "A rule is shown where it speaks and where it is silent.");
    }

    private static DiagnosticDescriptor Rule(string id) => Problems.All.Single(r => r.Id == id);
}
