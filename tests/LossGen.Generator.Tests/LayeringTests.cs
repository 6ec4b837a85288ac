using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace LossGen.Generator.Tests;

/// <summary>The stages know each other one way only, and but for the first none knows Roslyn.</summary>
public sealed partial class LayeringTests
{
    private const string Roslyn = "Microsoft.CodeAnalysis";

    /// <summary>What each stage may use.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Ir"] = [],
        ["Autodiff"] = ["Ir"],
        ["Rewriting"] = ["Ir"],
        ["Formulas"] = ["Ir"],
        ["Model"] = ["Formulas"],
        ["Diagnostics"] = [Roslyn],
        ["Symbols"] = ["Formulas", "Model", Roslyn],
        ["FormulaLanguage"] = ["Diagnostics", "Formulas", "Ir", "Model", "Symbols", Roslyn],
        ["Declarations"] = ["Diagnostics", "FormulaLanguage", "Formulas", "Model", "Symbols", Roslyn],
        ["Scheduling"] = ["Autodiff", "Formulas", "Ir", "Rewriting"],
        ["Lowering"] = ["Formulas", "Ir", "Scheduling"],
        ["Emission"] = ["Formulas", "Ir", "Lowering", "Model", "Rewriting", "Scheduling"],
        ["Polyfills"] = [],
    };

    public static TheoryData<string> Stages => [.. Allowed.Keys];

    [Fact]
    public void EveryFolderIsAStage() => Assert.Equal(
        Allowed.Keys.Order(), Directory.GetDirectories(Source()).Select(d => Path.GetFileName(d)!).Where(d => d is not ("bin" or "obj")).Order());

    [Theory]
    [MemberData(nameof(Stages))]
    public void StagesUseWhatTheyMay(string stage)
    {
        IEnumerable<string> files = Directory.GetFiles(Path.Combine(Source(), stage), "*.cs", SearchOption.AllDirectories);
        string[] used = [.. files.SelectMany(f => Reference().Matches(File.ReadAllText(f))).Select(m => m.Groups["stage"].Success ? m.Groups["stage"].Value : Roslyn)];

        Assert.Equal(Allowed[stage].Order(), used.Distinct().Where(s => s != stage).Order());
    }

    private static string Source([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "generator", "LossGen.Generator");

    [GeneratedRegex(@"using (static )?(LossGen\.Generator\.(?<stage>\w+)|Microsoft\.CodeAnalysis)")]
    private static partial Regex Reference();
}
