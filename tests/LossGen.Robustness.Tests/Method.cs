using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Tests;

namespace LossGen.Robustness.Tests;

/// <summary>A kind, and one way of asking for it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Form">What is asked of it.</param>
/// <param name="IndexType">The type of class indices.</param>
internal sealed record Method(LossKind Kind, MethodForm Form, string IndexType)
{
    /// <summary>Every kind in every form, index types in turn.</summary>
    public static IReadOnlyList<Method> All { get; } =
    [
        .. Catalogue.All.SelectMany((kind, k) => MethodForm.All.Select((form, f) => new Method(kind, form, IndexTypeOf(kind, k + Math.Min(f, 2))))),
    ];

    /// <summary>By what <see cref="ToString"/> calls it.</summary>
    public static Method Of(string name) => All.Single(m => m.ToString() == name);

    /// <summary>The parameters that hold many numbers, in order: the name, the element type, and what it is.</summary>
    public IReadOnlyList<SpanParameter> Spans { get; } = [.. SpansOf(Kind, Form, IndexType)];

    /// <summary>Those that hold one, and their values.</summary>
    private IReadOnlyList<Option> Options { get; } = Form.HasOptions ? [.. Kind.Options.Select(o => o.Option).Where(o => o.IsParameter && o != LossOptions.IgnoreIndex)] : [];

    // Half computes in float, and takes it beside spans of Half.
    private Dtype Computed => Form.Dtype == Dtype.Double ? Dtype.Double : Dtype.Single;

    private bool Ignores => Kind.Find(LossOptions.IgnoreIndex.Name) is not null;

    // Where the number of rows is known, columns need not be said.
    private bool HasColumns => Kind.HasColumns && Kind.Layout != LossLayout.Elements && (Form.HasColumns || Kind.NeedsColumns || Kind.Layout == LossLayout.Groups);

    public LossText Text => new(
        $"[Loss(Kind.{Kind.Name}, Reduction = Reduction.{(Form.IsReduced ? "Mean" : "None")})]",
        Form.IsReduced ? Form.Dtype.Keyword() : "void",
        [
            .. Spans.Select(s => new ParameterText($"{(s.IsWritten ? "Span" : "ReadOnlySpan")}<{s.Type}>", s.Name)),
            .. Options.Select(o => new ParameterText(o.Type == OptionType.Integer ? "int" : Computed.Keyword(), o.ParameterName)),
            .. Ignores ? [new ParameterText("int", LossOptions.IgnoreIndex.ParameterName)] : Array.Empty<ParameterText>(),
            .. HasColumns ? [new ParameterText("int", "classes")] : Array.Empty<ParameterText>(),
            .. Kind.Layout == LossLayout.Groups ? [new ParameterText("int", "samples")] : Array.Empty<ParameterText>(),
        ]);

    public override string ToString() => $"{Kind.Id} {Form.Name}";

    /// <summary>The scalar arguments.</summary>
    public Dictionary<string, object> Scalars(Draw draw)
    {
        Dictionary<string, object> values = [];
        foreach (Option option in Options)
        {
            double value = Kind.Find(option.Name)!.Default ?? 0.25;
            values.Add(option.ParameterName, option.Type == OptionType.Integer ? (int)value : Computed.Box(value));
        }

        // Sometimes a class, sometimes none, which unsigned types cannot hold.
        if (Ignores) values.Add(LossOptions.IgnoreIndex.ParameterName, draw.Seed % 3 - 1);
        if (HasColumns) values.Add("classes", draw.Columns + Kind.FewerColumns);
        if (Kind.Layout == LossLayout.Groups) values.Add("samples", Math.Max(draw.Rows, 1));
        return values;
    }

    private static string IndexTypeOf(LossKind kind, int number)
    {
        string[] types = [.. Integers.All];
        string type = types[number % types.Length];

        // Lists end with −1, and there are more columns than bytes can count.
        return type is "byte" or "sbyte" || (kind.Layout == LossLayout.LabelLists && type[0] == 'u') ? "long" : type;
    }

    private static IEnumerable<SpanParameter> SpansOf(LossKind kind, MethodForm form, string indexType)
    {
        string type = form.Dtype.Keyword();
        for (int i = 0; i < kind.Inputs.Count; i++) yield return new(kind.Inputs[i].Name, kind.Inputs[i].IsInteger ? indexType : type, RoleKind.Input, i);
        yield return new(SpanNames.SampleWeights, type, RoleKind.SampleWeights);
        if (kind.HasClassWeights && form.HasOptions) yield return new(SpanNames.ClassWeights, type, RoleKind.ClassWeights);
        if (kind.Layout == LossLayout.Layers)
        {
            yield return new(SpanNames.LayerSizes, "int", RoleKind.LayerSizes);
            yield return new(SpanNames.LayerWeights, type, RoleKind.LayerWeights);
        }

        if (kind.Layout == LossLayout.Sequences)
        {
            yield return new(SpanNames.InputLengths, "int", RoleKind.InputLengths);
            yield return new(SpanNames.TargetLengths, "int", RoleKind.TargetLengths);
        }

        if (!form.IsReduced)
        {
            yield return new(SpanNames.Upstream, type, RoleKind.UpstreamSpan);
            yield return new(SpanNames.Losses, type, RoleKind.Losses, IsWritten: true);
        }

        for (int i = 0; i < kind.Inputs.Count; i++)
        {
            if (!kind.Inputs[i].IsInteger) yield return new(SpanNames.GradientOf(kind.Inputs[i].Name), type, RoleKind.Gradient, i, IsWritten: true);
        }
    }
}

/// <summary>A parameter that holds many numbers.</summary>
internal sealed record SpanParameter(string Name, string Type, RoleKind Role, int Index = 0, bool IsWritten = false);

/// <summary>What is asked of a kind.</summary>
/// <param name="Name">What failures call it.</param>
/// <param name="Dtype">The element type.</param>
/// <param name="IsReduced">Whether the mean is returned, rather than every loss written.</param>
/// <param name="HasOptions">Whether options and class weights are given at run time.</param>
/// <param name="HasColumns">Whether the columns are given where the inputs tell them too.</param>
internal sealed record MethodForm(string Name, Dtype Dtype, bool IsReduced, bool HasOptions, bool HasColumns)
{
    public static readonly MethodForm Reduced = new("reduced, in float", Dtype.Single, IsReduced: true, HasOptions: true, HasColumns: true);
    public static readonly MethodForm Wide = new("unreduced, in float", Dtype.Single, IsReduced: false, HasOptions: true, HasColumns: false);
    public static readonly MethodForm Narrow = new("unreduced, in Half", Dtype.Half, IsReduced: false, HasOptions: true, HasColumns: false);

    public static IReadOnlyList<MethodForm> All { get; } =
    [
        Reduced,
        new("unreduced, in double", Dtype.Double, IsReduced: false, HasOptions: false, HasColumns: true),
        Wide,
        Narrow,
    ];
}
