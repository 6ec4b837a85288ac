using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>A way to ask for a loss: what is returned, written and weighted.</summary>
/// <param name="Name">What failures call it.</param>
/// <param name="Reduction">The member of <c>Reduction</c>.</param>
/// <param name="Returns">Whether the reduced loss is returned; in double, where that is another type.</param>
/// <param name="Gradients">Which inputs have gradients; null for all.</param>
/// <param name="HasLosses">Whether every ℓ is written.</param>
/// <param name="HasWeights">Whether there are sample weights.</param>
/// <param name="HasUpstream">Whether a gradient flows in: a span where nothing is reduced, else a number.</param>
/// <param name="HasClasses">Whether the columns are given.</param>
internal sealed record LossForm(
    string Name,
    string Reduction,
    ReturnForm Returns,
    int[]? Gradients = null,
    bool HasLosses = false,
    bool HasWeights = false,
    bool HasUpstream = false,
    bool HasClasses = false)
{
    public static readonly LossForm Unreduced = new("unreduced", "None", ReturnForm.Nothing, HasLosses: true, HasUpstream: true);
    public static readonly LossForm Mean = new("mean", "Mean", ReturnForm.Element);

    /// <summary>What is asked of every kind with its default options, beside the two above.</summary>
    public static IReadOnlyList<LossForm> Others { get; } =
    [
        new("forward only", "Mean", ReturnForm.Double, []),
        new("backward only", "Mean", ReturnForm.Nothing),
        new("sum with the first gradient", "Sum", ReturnForm.Double, [0]),
        new("weighted sum with losses", "Sum", ReturnForm.Double, HasLosses: true, HasWeights: true, HasUpstream: true),
        new("weighted mean", "WeightedMean", ReturnForm.Double, HasWeights: true),
        new("mean of rows", "BatchMean", ReturnForm.Double, HasClasses: true),
        new("losses only", "None", ReturnForm.Nothing, [], HasLosses: true),
    ];

    public override string ToString() => Name;

    public IReadOnlyList<int> GradientsOf(LossVariant variant) => Gradients ?? [.. Enumerable.Range(0, variant.Kind.Inputs.Count)];

    public LossText Text(LossVariant variant, Dtype dtype)
    {
        List<ParameterText> parameters = [.. variant.Kind.Inputs.Select(i => ParameterText.Input(dtype, i.Name))];
        if (HasWeights) parameters.Add(ParameterText.Input(dtype, "sampleWeights"));
        if (variant.HasPosWeights) parameters.Add(ParameterText.Input(dtype, "posWeights"));
        if (HasClasses) parameters.Add(new ParameterText("int", "classes"));
        parameters.AddRange(variant.Values.Keys.Select(o => ParameterText.Scalar(dtype, o)));
        if (HasUpstream) parameters.Add(Reduction == "None" ? ParameterText.Input(dtype, "upstream") : ParameterText.Scalar(dtype, "upstream"));
        if (HasLosses) parameters.Add(ParameterText.Output(dtype, "losses"));
        parameters.AddRange(GradientsOf(variant).Select(g => ParameterText.Output(dtype, GradientName(variant, g))));
        string returned = Returns switch
        {
            ReturnForm.Nothing => "void",
            ReturnForm.Double when dtype != Dtype.Half => "double",
            ReturnForm.Double => "float",
            _ => dtype.Keyword(),
        };
        return new LossText(variant.Attribute(Reduction), returned, parameters);
    }

    public static string GradientName(LossVariant variant, int input)
    {
        string name = variant.Kind.Inputs[input].Name;
        return "grad" + char.ToUpperInvariant(name[0]) + name[1..];
    }
}

/// <summary>What a method returns.</summary>
internal enum ReturnForm
{
    Nothing,
    Element,
    Double,
}
