using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Rows;

/// <summary>A way to ask for a loss of rows: what is returned, written and weighted.</summary>
/// <param name="Reduction">The member of <c>Reduction</c>.</param>
/// <param name="Returns">Whether the reduced loss is returned, in the type of the elements.</param>
/// <param name="HasGradients">Whether all inputs but labels have gradients.</param>
/// <param name="HasLosses">Whether every ℓ is written.</param>
/// <param name="HasWeights">Whether there are sample weights.</param>
/// <param name="HasUpstream">Whether a gradient flows in: a span where nothing is reduced, else a number.</param>
internal sealed record RowForm(string Reduction, bool Returns = true, bool HasGradients = true, bool HasLosses = false, bool HasWeights = false, bool HasUpstream = false)
{
    public static readonly RowForm Unreduced = new("None", Returns: false, HasLosses: true, HasUpstream: true);
    public static readonly RowForm Mean = new("Mean");
    public static readonly RowForm BatchMean = new("BatchMean");
    public static readonly RowForm ForwardOnly = new("Mean", HasGradients: false);
    public static readonly RowForm BackwardOnly = new("Mean", Returns: false);
    public static readonly RowForm WeightedMean = new("WeightedMean", HasLosses: true, HasWeights: true);
    public static readonly RowForm WeightedSum = new("Sum", HasLosses: true, HasWeights: true, HasUpstream: true);

    public LossText Text(RowVariant variant, Dtype dtype, int? classes)
    {
        List<ParameterText> parameters = [.. variant.Kind.Inputs.Select(i => i.IsInteger ? new($"ReadOnlySpan<{IndexType(dtype)}>", i.Name) : ParameterText.Input(dtype, i.Name))];
        if (HasWeights) parameters.Add(ParameterText.Input(dtype, "sampleWeights"));
        if (variant.HasClassWeights) parameters.Add(ParameterText.Input(dtype, "classWeights"));
        parameters.AddRange(OfLayout(variant.Kind.Layout, dtype));
        if (classes is null && variant.Kind.HasColumns) parameters.Add(new ParameterText("int", "classes"));
        parameters.AddRange(variant.RunTime.Select(o => variant.Kind.Find(o.Name)!.Option.Type == OptionType.Integer ? new ParameterText("int", o.Parameter!) : ParameterText.Scalar(dtype, o.Parameter!)));
        if (HasUpstream) parameters.Add(Reduction == "None" ? ParameterText.Input(dtype, "upstream") : ParameterText.Scalar(dtype, "upstream"));
        if (HasLosses) parameters.Add(ParameterText.Output(dtype, "losses"));
        if (HasGradients) parameters.AddRange(variant.Kind.Inputs.Where(i => !i.IsInteger).Select(i => ParameterText.Output(dtype, SpanNames.GradientOf(i.Name))));
        return new LossText(variant.Attribute(Reduction, classes), Returns ? dtype.Keyword() : "void", parameters);
    }

    /// <summary>What tells how the inputs are laid out, beside the columns.</summary>
    private static IEnumerable<ParameterText> OfLayout(LossLayout layout, Dtype dtype) => layout switch
    {
        LossLayout.Groups => [new("int", "samples")],
        LossLayout.Layers => [new("ReadOnlySpan<int>", SpanNames.LayerSizes), ParameterText.Input(dtype, SpanNames.LayerWeights)],
        LossLayout.Sequences => [new("ReadOnlySpan<int>", SpanNames.InputLengths), new("ReadOnlySpan<int>", SpanNames.TargetLengths)],
        _ => [],
    };

    /// <summary>Another type of class indices for each type of elements.</summary>
    public static string IndexType(Dtype dtype) => dtype switch
    {
        Dtype.Single => "int",
        Dtype.Double => "long",
        _ => "short",
    };
}
