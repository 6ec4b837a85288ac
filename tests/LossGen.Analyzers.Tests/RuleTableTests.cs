using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>Descriptors, pages, release rows and tests: each rule has one of each.</summary>
public class RuleTableTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> All = [.. Problems.All, .. Misuses.All];

    /// <summary>What is not wrong, but could be better.</summary>
    private static readonly string[] Information = [Problems.ZeroGradient.Id, "LOSS111", "LOSS112"];

    public static TheoryData<string> Ids => [.. All.Select(r => r.Id)];

    public static TheoryData<string> ProblemIds => [.. Problems.All.Select(r => r.Id)];

    public static TheoryData<string> MisuseIds => [.. Misuses.All.Select(r => r.Id)];

    [Fact]
    public void IdsAreInOrderAndWithoutGaps() =>
        Assert.Equal(
            [.. Enumerable.Range(1, Problems.All.Count).Select(i => $"LOSS{i:000}"), .. Enumerable.Range(101, Misuses.All.Count).Select(i => $"LOSS{i:000}")],
            All.Select(r => r.Id));

    [Theory]
    [InlineData(typeof(Problems))]
    [InlineData(typeof(Misuses))]
    public void TheTableHoldsEveryDescriptor(Type table) =>
        Assert.Equal(
            table.GetFields().Where(f => f.FieldType == typeof(DiagnosticDescriptor)).Select(f => f.GetValue(null)),
            table == typeof(Problems) ? Problems.All : Misuses.All);

    [Fact]
    public void TheAnalyzersSupportThemAll()
    {
        Assert.Equal(Problems.All, new DeclarationAnalyzer().SupportedDiagnostics);
        Assert.Equal(Misuses.All, new MisuseAnalyzer().SupportedDiagnostics);
    }

    [Fact]
    public void NoPageIsLeftOver() =>
        Assert.Equal(All.Select(r => r.Id), Directory.GetFiles(RulePage.Folder).Select(Path.GetFileNameWithoutExtension).Order());

    /// <summary>The fixes that the contract tables.</summary>
    [Fact]
    public void FixesAreThoseThatArePromised() => Assert.Equal(
        ["LOSS101", "LOSS102", "LOSS104", "LOSS106", "LOSS107", "LOSS110", "LOSS112"],
        typeof(CureFix).Assembly.GetTypes()
            .Where(t => typeof(CodeFixProvider).IsAssignableFrom(t) && !t.IsAbstract)
            .SelectMany(t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds)
            .Where(id => Misuses.All.Any(r => r.Id == id))
            .Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseRow(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string[] rows = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "releases"), "*.md", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).Where(l => l.StartsWith(id))];
        Assert.Equal($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", Assert.Single(rows));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        Assert.Equal("LossGen", rule.Category);
        Assert.Equal(
            Information.Contains(id) ? DiagnosticSeverity.Info : Problems.All.Contains(rule) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            rule.DefaultSeverity);
        Assert.EndsWith($"/analyzers/LossGen.Analyzers/docs/{id}.md", rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page(string id) => Assert.Equal($"# {id}: {Rule(id).Title}", RulePage.Read(id).Heading);

    [Theory]
    [MemberData(nameof(ProblemIds))]
    public async Task PageShowsWhatIsWrong(string id)
    {
        string[] found = [.. (await Build.Diagnose(Sources.Compile(RulePage.Read(id).Wrong))).Select(d => d.Id).Where(i => i.StartsWith("LOSS"))];
        Assert.Equal([id], found);
    }

    [Theory]
    [MemberData(nameof(MisuseIds))]
    public async Task PageShowsMisuse(string id)
    {
        RulePage page = RulePage.Read(id);
        Assert.Equal([id], (await DiagnoseMisuse(page.Wrong)).Select(d => d.Id));
        Assert.Empty(await DiagnoseMisuse(page.Right));
    }

    [Theory]
    [MemberData(nameof(ProblemIds))]
    public async Task PageShowsWhatIsRight(string id) => Assert.Empty(await Build.Diagnose(Sources.Compile(RulePage.Read(id).Right)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Tests(string id)
    {
        Type? tests = typeof(RuleTableTests).Assembly.GetType($"LossGen.Analyzers.Tests.Rules.{id}Tests");
        Assert.NotNull(tests);
        Assert.True(tests.GetMethods().Count(m => m.IsDefined(typeof(FactAttribute), inherit: false)) >= 2, "A rule is shown where it speaks and where it is silent.");
    }

    /// <summary>A rule is right more often than it speaks: more is shown of where it is silent.</summary>
    [Theory]
    [MemberData(nameof(MisuseIds))]
    public void Cases(string id)
    {
        Type tests = typeof(RuleTableTests).Assembly.GetType($"LossGen.Analyzers.Tests.Rules.{id}Tests")!;
        string[] wrong = CasesOf(tests, "Wrong"), right = CasesOf(tests, "Right");
        Assert.All(wrong, code => Assert.Contains("{|" + id + ":", code));
        Assert.DoesNotContain(right, code => code.Contains("{|", StringComparison.Ordinal));
        Assert.True(wrong.Length >= 5, $"{wrong.Length} cases where it speaks.");
        Assert.True(right.Length >= 10 && right.Length > wrong.Length, $"{right.Length} cases where it is silent, {wrong.Length} where it speaks.");
    }

    [Fact]
    public void TorchSharpCases()
    {
        string[] wrong = CasesOf(typeof(Rules.TorchSharpTests), "Wrong"), right = CasesOf(typeof(Rules.TorchSharpTests), "Right");
        Assert.All(wrong, code => Assert.Contains("{|LOSS1", code));
        Assert.True(right.Length > wrong.Length, $"{right.Length} cases where the rules are silent, {wrong.Length} where they speak.");
    }

    /// <summary>The different snippets in the tables of a test class whose names begin with a word.</summary>
    private static string[] CasesOf(Type tests, string prefix) => [.. tests.GetProperties()
        .Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal) && p.PropertyType == typeof(TheoryData<string>))
        .SelectMany(p => (IEnumerable<object[]>)p.GetValue(null)!)
        .Select(row => (string)row[0])
        .Distinct()];

    private static async Task<IReadOnlyList<Diagnostic>> DiagnoseMisuse(string code)
    {
        Compilation built = Build.Generate(Misuse.Compile(code), out _);
        Assert.Empty(built.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await Build.Analyze(built));
        return await Misuse.Analyze(built);
    }

    private static DiagnosticDescriptor Rule(string id) => All.Single(r => r.Id == id);
}
