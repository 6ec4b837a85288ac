using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using LossGen.Gallery;
using LossGen.Generator.Formulas;

namespace LossGen.Explorer;

/// <summary>What is drawn of a subject: read once, then evaluated again for each value of its numbers.</summary>
internal sealed class View
{
    private const int Points = 121;

    // Compiled code is interpreted by the browser's .NET, which takes its time.
    private const int PointsOfCompiled = 49;

    private Curve? _usual;

    private readonly Explanation _explanation;
    private readonly Option[] _numbers;
    private readonly Dictionary<string, double> _defaults;
    private readonly Reading _reading;
    private readonly bool _isOfKind;
    private Assembly? _compiled;

    private View(LossKind kind, Reading reading, Option[] numbers, Dictionary<string, double> defaults, bool isOfKind)
    {
        Kind = kind;
        _reading = reading;
        _numbers = numbers;
        _defaults = defaults;
        _isOfKind = isOfKind;
        _explanation = Explanation.Of(reading.Loss!);
    }

    public LossKind Kind { get; }

    /// <summary>Whether the curves are computed from the generator's graph, so that nothing need be compiled.</summary>
    public bool IsInterpreted => _explanation.Loss is not null;

    /// <summary>A kind, with its numbers at run time; what else is given stands in the attribute.</summary>
    public static View Of(LossKind kind, IReadOnlyDictionary<string, double> options)
    {
        Option[] numbers = [.. Declared.OptionsOf(kind).Where(o => IsMoving(o, options)).Select(o => o.Option)];
        Dictionary<string, double> flags = options.Where(o => numbers.All(n => n.Name != o.Key)).ToDictionary();
        string source = Declared.File(Declared.Callable(Stages.Of(kind), flags, numbers, "Shown"));
        return new(kind, References.Workbench.Read(source), numbers, numbers.ToDictionary(n => n.Name, n => kind.Find(n.Name)!.Default ?? 0), true);
    }

    /// <summary>A formula that could be read.</summary>
    public static View Of(Reading reading, OwnFormula formula) =>
        new(reading.Loss!.Kind, reading, [.. reading.Loss.Kind.Options.Select(o => o.Option).Where(o => formula.Defaults.ContainsKey(o.Name))], formula.Defaults.ToDictionary(), false);

    /// <summary>What must be read anew when it changes; all else is only drawn again.</summary>
    public static string KeyOf(LossKind kind, IReadOnlyDictionary<string, double> options) => kind.Id + string.Concat(
        Declared.OptionsOf(kind).Where(o => options.ContainsKey(o.Option.Name) && !(IsMoving(o, options) && o.Default is not null))
            .Select(o => IsMoving(o, options) ? "," + o.Option.Name : $",{o.Option.Name}={options[o.Option.Name]}"));

    /// <summary>ℓ and its slope; dashed for the defaults, where something differs from them.</summary>
    public string Draw(IReadOnlyDictionary<string, double> options)
    {
        Stage stage = Stages.Of(Kind, options);
        List<Curve> curves = [Compute(stage, options)];
        Dictionary<string, double> usual = options.Where(o => !_numbers.Any(n => n.Name == o.Key)).ToDictionary();
        bool differs = _numbers.Any(n => options.TryGetValue(n.Name, out double value) && value != _defaults[n.Name] && HasDefault(n));
        if (differs) curves.Add((IsInterpreted ? Compute(stage, usual) : _usual ??= Compute(stage, usual)) with { Label = "with defaults" });
        string gradient = "∂ℓ/∂" + stage.Axis;
        return Chart.Svg(
            $"{Kind.Name}: ℓ and {gradient}",
            new Panel("ℓ", stage.Axis, [.. curves.Select((c, i) => new Line(c.Label, c.Points, c.Losses) { IsDashed = i > 0 })]) { Limit = 1e4 },
            new Panel(gradient, stage.Axis, [.. curves.Select((c, i) => new Line(c.Label, c.Points, c.Slopes) { IsDashed = i > 0 })]) { Limit = 12 });
    }

    private bool HasDefault(Option number) => !_isOfKind || Kind.Find(number.Name)!.Default is not null;

    private Curve Compute(Stage stage, IReadOnlyDictionary<string, double> options)
    {
        double[] values = [.. _numbers.Select(n => options.TryGetValue(n.Name, out double value) ? value : _defaults[n.Name])];
        if (!IsInterpreted) return Curve.Generated(_compiled ??= Workbench.Load(_reading), "Shown", stage, values, "as set", PointsOfCompiled);
        Dictionary<string, double> named = _numbers.Zip(values).ToDictionary(p => p.First.ParameterName, p => p.Second);
        return Curve.Interpreted(_explanation, stage, named, Points) with { Label = "as set" };
    }

    // Numbers that a method takes at run time; one without a default only where it is given.
    private static bool IsMoving(OptionDefault option, IReadOnlyDictionary<string, double> options) =>
        option.Option.Type == OptionType.Real && !option.Allowed.IsWhole && (option.Default is not null || options.ContainsKey(option.Option.Name));
}
