using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using LossGen.Gallery;
using LossGen.Generator.Formulas;

namespace LossGen.Docs.Tests.Pictures;

/// <summary>The picture of a kind: ℓ on the left and its slope on the right, for several values of the option that matters most.</summary>
/// <param name="Stage">The scene.</param>
/// <param name="Option">What differs between the lines, or null.</param>
/// <param name="Values">Its values; NaN where there is no option.</param>
internal sealed record KindPicture(Stage Stage, OptionDefault? Option, IReadOnlyList<double> Values)
{
    private const int Points = 121;

    // Those whose halves and doubles would say little.
    private static readonly IReadOnlyDictionary<string, double[]> Telling = new Dictionary<string, double[]>
    {
        ["Delta"] = [0.5, 1, 2],
        ["Quantile"] = [0.1, 0.5, 0.9],
        ["Gamma"] = [0, 0.5, 1, 2, 5],
        ["LabelSmoothing"] = [0, 0.1, 0.3],
        ["PosWeight"] = [0.5, 1, 3],
        ["Margin"] = [0, 0.5, 1],
        ["Norm"] = [1, 2],
        ["Smooth"] = [0, 1, 10],
        ["Temperature"] = [0.1, 0.5, 1],
    };

    // The others change what no picture at this scale shows.
    private static readonly IReadOnlyDictionary<string, string> First = new Dictionary<string, string>
    {
        ["Tversky"] = "Gamma", ["BinaryCrossEntropyWithLogits"] = "PosWeight", ["BinaryCrossEntropy"] = "LabelSmoothing", ["CategoricalCrossEntropy"] = "LabelSmoothing",
        ["CrossEntropy"] = "LabelSmoothing", ["Poisson"] = "", ["Dice"] = "Smooth", ["Jaccard"] = "Smooth",
    };

    public static IReadOnlyList<KindPicture> All { get; } = [.. Catalogue.All.GroupBy(k => k.Name).Select(forms => Of(forms.First()))];

    public string Name => Stage.Kind.Name;

    private bool IsFlag => Option?.Option.Type == OptionType.Flag;

    public static KindPicture Of(LossKind kind)
    {
        OptionDefault? option = First.TryGetValue(kind.Name, out string? name)
            ? kind.Find(name)
            : kind.Options.FirstOrDefault(o => o.Option.Type == OptionType.Real && o.Option != LossOptions.Epsilon && o.Option.Name != "ZLoss" && o.Default is not null);
        if (option is null) return new(Stages.Of(kind), null, [double.NaN]);
        double usual = option.Default!.Value;
        double[] values = Telling.TryGetValue(option.Option.Name, out double[]? telling) ? telling : [usual / 2, usual, usual * 2];
        return new(Stages.Of(kind), option, [.. values.Where(option.Allowed.Contains)]);
    }

    /// <summary>The methods to compile: one, or for a flag one for each value.</summary>
    public string Methods => string.Concat(Values.Select((v, i) => i == 0 || IsFlag
        ? Declared.Callable(Stage, IsFlag ? new Dictionary<string, double> { [Option!.Option.Name] = v } : new Dictionary<string, double>(), Numbers, Name + i)
        : ""));

    private IReadOnlyList<Option> Numbers => Option is null || IsFlag ? [] : [Option.Option];

    /// <summary>The picture, from the compiled methods.</summary>
    public string Draw(Assembly losses)
    {
        Curve[] curves = [.. Values.Select((v, i) => Curve.Generated(losses, Name + (IsFlag ? i : 0), Stage, IsFlag || Option is null ? [] : [v], Label(v), Points))];
        string gradient = "∂ℓ/∂" + Stage.Axis;
        return Chart.Svg(
            $"{Name}: ℓ and {gradient}",
            new Panel($"{Name}: ℓ", Stage.Axis, [.. curves.Select(c => new Line(c.Label, c.Points, c.Losses))]),
            new Panel(gradient, Stage.Axis, [.. curves.Select(c => new Line(c.Label, c.Points, c.Slopes))]) { Limit = 12 });
    }

    private string Label(double value) => Option is null ? Name
        : IsFlag ? $"{Option.Option.Name} = {(value != 0 ? "true" : "false")}"
        : string.Create(CultureInfo.InvariantCulture, $"{Option.Option.Name} = {value}");
}
