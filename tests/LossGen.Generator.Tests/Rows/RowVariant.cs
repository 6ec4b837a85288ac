using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Tests.Rows;

/// <summary>A kind of rows with options, given in the attribute or at run time.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Options">What is given.</param>
/// <param name="HasClassWeights">Whether classes have a span of weights.</param>
internal sealed record RowVariant(LossKind Kind, IReadOnlyList<OptionSpec> Options, bool HasClassWeights)
{
    /// <summary>One value of every option, or more where formulas differ in kind.</summary>
    private static readonly Dictionary<Option, double[]> Samples = new()
    {
        [LossOptions.Activation] = [2, 1],
        [LossOptions.Alpha] = [0.25],
        [LossOptions.Angular] = [0],
        [LossOptions.Beta] = [0.75],
        [LossOptions.Blank] = [2],
        [LossOptions.Distance] = [1, 2],
        [LossOptions.Epsilon] = [0.0625],
        [LossOptions.Gamma] = [1.5, 0, 1],
        [LossOptions.IgnoreIndex] = [-100, 1],
        [LossOptions.LabelSmoothing] = [0.1],
        [LossOptions.Margin] = [0.3],
        [LossOptions.Norm] = [2, 1, 3],
        [LossOptions.Normalize] = [1, 0],
        [LossOptions.PerClass] = [0],
        [LossOptions.PerSample] = [0],
        [LossOptions.Poly] = [1.5],
        [LossOptions.Probabilities] = [1],
        [LossOptions.Q] = [0.5, 1],
        [LossOptions.Scale] = [8],
        [LossOptions.Smooth] = [0.5],
        [LossOptions.SmoothDenominator] = [0.25],
        [LossOptions.SquaredPredictions] = [1],
        [LossOptions.Swap] = [1],
        [LossOptions.Symmetric] = [1],
        [LossOptions.Temperature] = [0.2],
        [LossOptions.Variant] = [0, 2, 3],
        [LossOptions.ZeroInfinity] = [1],
        [LossOptions.ZeroOneLabels] = [1],
        [LossOptions.ZLoss] = [0.01],
    };

    /// <summary>The kinds whose rows a row kernel does, one ℓ for each.</summary>
    public static IReadOnlyList<LossKind> Kinds { get; } = [.. Catalogue.All.Where(k => k.Layout == LossLayout.Rows)];

    public static IReadOnlyList<RowVariant> All { get; } = [.. Kinds.SelectMany(Of)];

    /// <summary>Of the kinds whose rows stand for something else, or depend on each other.</summary>
    public static IReadOnlyList<RowVariant> OfOtherLayouts { get; } = [.. Catalogue.All.Where(k => k.Layout is not (LossLayout.Rows or LossLayout.Elements)).SelectMany(Of)];

    public bool IsDefault => Options.Count == 0 && !HasClassWeights;

    /// <summary>The class whose rows are ignored, or null.</summary>
    public int? Ignored => Options.FirstOrDefault(o => o.Name == LossOptions.IgnoreIndex.Name) is { } ignored ? (int)ignored.Value : null;

    /// <summary>Whether a flag is given and set.</summary>
    public bool Has(Option option) => Options.Any(o => o.Name == option.Name && o.Value != 0);

    public IEnumerable<OptionSpec> RunTime => Options.Where(o => o.Parameter is not null);

    public override string ToString() => Kind.Id + string.Concat(Options.Select(o =>
        string.Create(CultureInfo.InvariantCulture, $" {o.Name}={o.Parameter}{o.Value:R}"))) + (HasClassWeights ? " classWeights" : "");

    /// <summary>What its kernel depends on where loss and gradients are computed at once.</summary>
    /// <param name="columns">The number of columns, where it is a constant.</param>
    public KernelSpec Spec(int? columns = null) => new(
        [new TermSpec(Kind.Id, 1, null, Options.Where(o => o.Name != LossOptions.IgnoreIndex.Name).ToEquatableArray())],
        true,
        true,
        false,
        Enumerable.Range(0, Kind.Inputs.Count).Where(i => !Kind.Inputs[i].IsInteger).ToEquatableArray(),
        false,
        false,
        false,
        HasClassWeights,
        Ignored is not null,
        Columns: Kind.FixedColumns ?? columns);

    /// <summary>ℓ, neither rewritten nor scheduled.</summary>
    public LossFormula Formula(Graph graph) => LossFormula.Build(Spec(), graph);

    public string Attribute(string reduction, int? classes)
    {
        string options = string.Concat(Options.Where(o => o.Parameter is null).Select(o => $", {o.Name} = {Literal(o)}"));
        return $"[Loss(Kind.{Kind.Name}, Reduction = Reduction.{reduction}{(classes is { } c && Kind.HasColumns ? ", Classes = " + Invariant.Text(c + Kind.FewerColumns) : "")}{options})]";
    }

    private string Literal(OptionSpec option) => Kind.Find(option.Name)!.Option.Type switch
    {
        OptionType.Flag => option.Value != 0 ? "true" : "false",
        OptionType.Member => Member(Kind.Find(option.Name)!.Option, (int)option.Value),
        _ => option.Value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Member(Option option, int value) => $"{option.Enumeration}.{option.Members[value]}";

    /// <summary>How many columns a row has where a test wants so many.</summary>
    public int ColumnsFor(int wanted) => Kind.FixedColumns ?? wanted;

    /// <summary>Defaults, each sample of each option by itself, all first samples together, and all numbers at run time; with class weights the first and the third again.</summary>
    private static IEnumerable<RowVariant> Of(LossKind kind)
    {
        Option[] all = [.. kind.Options.Select(o => o.Option)];
        Option[] numbers = [.. all.Where(o => o.IsParameter)];
        RowVariant given = Make(all.Select(o => new OptionSpec(o.Name, Samples[o][0], null)));
        yield return Make([]);
        foreach (Option option in all)
        {
            double?[] refused = [kind.Find(option.Name)!.Default];
            foreach (double value in Samples[option].Where(v => !refused.Contains(v) && kind.Find(option.Name)!.Allowed.Contains(v))) yield return Make([new(option.Name, value, null)]);
        }

        if (all.Length > 1) yield return given;
        if (numbers.Length > 0) yield return Make(numbers.Select(o => new OptionSpec(o.Name, AtRunTime(o), o.ParameterName)));
        if (!kind.HasClassWeights) yield break;
        yield return Make([]) with { HasClassWeights = true };

        // Where all classes are one group none has a weight of its own.
        if (all.Length > 0) yield return given with { HasClassWeights = true, Options = [.. given.Options.Where(o => o.Name != LossOptions.PerClass.Name)] };

        double AtRunTime(Option option) => Samples[option].Where(v => kind.Find(option.Name)!.Allowed.Contains(v)).Take(2).Last();

        RowVariant Make(IEnumerable<OptionSpec> options) => new(kind, [.. options.OrderBy(o => o.Name, StringComparer.Ordinal)], false);
    }
}
