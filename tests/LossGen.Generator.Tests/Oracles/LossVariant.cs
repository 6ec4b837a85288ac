using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>A kind with options, given in the attribute or at run time.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Options">What is given.</param>
/// <param name="Values">The values of those that are given at run time, by parameter.</param>
/// <param name="HasPosWeights">Whether the positive term has a span of weights.</param>
internal sealed record LossVariant(LossKind Kind, IReadOnlyList<OptionSpec> Options, IReadOnlyDictionary<string, double> Values, bool HasPosWeights)
{
    private static readonly IReadOnlyDictionary<string, double> _none = new Dictionary<string, double>();

    /// <summary>The kinds with one ℓ per element; what has rows is tested in <c>Rows</c>.</summary>
    public static IReadOnlyList<LossKind> Kinds { get; } = [.. Catalogue.All.Where(k => k.Layout == LossLayout.Elements)];

    public static IReadOnlyList<LossVariant> All { get; } = [.. Kinds.SelectMany(Of)];

    public bool Has(Option option) => Options.Any(o => o.Name == option.Name && o.Value != 0);

    public bool IsDefault => Options.Count == 0 && !HasPosWeights;

    /// <summary>Whether its reduced methods are tried as well: of constants, which differ in what is folded only, the defaults.</summary>
    public bool IsReduced => IsDefault || Values.Count > 0 || HasPosWeights;

    public override string ToString() => Kind.Name + string.Concat(Options.Select(o =>
        string.Create(CultureInfo.InvariantCulture, $" {o.Name}={o.Parameter ?? o.Value.ToString("R", CultureInfo.InvariantCulture)}"))) + (HasPosWeights ? " posWeights" : "");

    /// <summary>ℓ, neither rewritten nor scheduled.</summary>
    public LossFormula Formula(Graph graph) => LossFormula.Build(
        new KernelSpec([new TermSpec(Kind.Id, 1, null, Options.ToEquatableArray())], true, true, false, [], false, HasPosWeights, false), graph);

    public string Attribute(string reduction)
    {
        string options = string.Concat(Options.Where(o => o.Parameter is null).Select(o => $", {o.Name} = {Literal(o)}"));
        return $"[Loss(Kind.{Kind.Name}, Reduction = Reduction.{reduction}{options})]";
    }

    private string Literal(OptionSpec option) => Kind.Find(option.Name)!.Option.Type == OptionType.Flag
        ? option.Value != 0 ? "true" : "false"
        : double.IsInfinity(option.Value) ? option.Value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity"
        : option.Value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Defaults, each sample of each option beside every combination of flags, pairs of first samples, and all at run time.</summary>
    private static IEnumerable<LossVariant> Of(LossKind kind)
    {
        Option[] flags = [.. kind.Options.Select(o => o.Option).Where(o => o.Type == OptionType.Flag)];
        Option[] numbers = [.. kind.Options.Select(o => o.Option).Where(o => o.Type != OptionType.Flag)];
        foreach (OptionSpec[] switched in Subsets(flags).Select(s => s.Select(f => Constant(f, OptionSamples.Of(f)[0])).ToArray()))
        {
            yield return Make(switched);
            foreach (Option number in numbers)
            {
                foreach (double value in OptionSamples.Of(number)) yield return Make([.. switched, Constant(number, value)]);
            }

            if (numbers.Length > 1) yield return Make([.. switched, .. numbers.Select(n => Constant(n, OptionSamples.Of(n)[0]))]);
            if (numbers.Length > 0)
            {
                yield return Make([.. switched, .. numbers.Select(n => new OptionSpec(n.Name, 0, n.ParameterName))]) with
                {
                    Values = numbers.ToDictionary(n => n.ParameterName, n => OptionSamples.Of(n)[0]),
                };
            }
        }

        if (kind.HasPosWeights)
        {
            yield return Make([]) with { HasPosWeights = true };
            yield return Make([Constant(LossOptions.LabelSmoothing, 0.1)]) with { HasPosWeights = true };
        }

        LossVariant Make(IEnumerable<OptionSpec> options) => new(kind, [.. options.OrderBy(o => o.Name, StringComparer.Ordinal)], _none, false);
    }

    private static OptionSpec Constant(Option option, double value) => new(option.Name, value, null);

    private static IEnumerable<IReadOnlyList<Option>> Subsets(Option[] options) =>
        Enumerable.Range(0, 1 << options.Length).Select(mask => options.Where((_, i) => (mask >> i & 1) != 0).ToArray());
}
