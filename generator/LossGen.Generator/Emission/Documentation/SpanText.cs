using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>What the parameters of a method are, for its documentation.</summary>
internal static class SpanText
{
    public static string Meaning(LossMethod loss, ParameterRole parameter) => parameter.Role switch
    {
        RoleKind.Input => $"The {Input(loss, parameter)}, {Shape(loss, parameter)}.",
        RoleKind.Gradient => $"Written with the gradient of the reduced loss with respect to the {Input(loss, parameter)}; may be the very span of these, or empty where it is not wanted.",
        RoleKind.UpstreamSpan => "The gradient that flows into each loss.",
        RoleKind.UpstreamScalar => "The gradient that flows into the reduced loss.",
        RoleKind.Normalizer => "What gradients are divided by: the weight of the whole batch, 0 for none.",
        RoleKind.Columns => "The number of columns.",
        RoleKind.Samples => "The number of samples.",
        RoleKind.Positions => "The number of positions of a sample; the class axis comes before them.",
        RoleKind.Weight => "The factor of the term.",
        RoleKind.Option => $"The option {parameter.Option}: {AllowedRange.Of(parameter, loss.Kernel).Describe()}.",
        _ => ReservedSpan.Of(parameter.Role)!.Meaning(loss.Kind),
    };

    private static string Input(LossMethod loss, ParameterRole parameter) =>
        parameter.Index == 0 && HasActivation(loss) ? "logits" : loss.Kind.Inputs[parameter.Index].Name;

    private static bool HasActivation(LossMethod loss) =>
        loss.Softmax is not null || loss.Kernel.Terms[0].Options.Any(o => o.Name == LossOptions.Activation.Name);

    private static string Shape(LossMethod loss, ParameterRole parameter)
    {
        LossInput input = loss.Kind.Inputs[parameter.Index];
        string columns = input.Holds == ValueKind.Embeddings ? "dimensions" : "classes";
        return loss.Kind.Layout switch
        {
            LossLayout.Elements => "dense",
            LossLayout.Layers => "all layers laid end to end",
            LossLayout.Groups => loss.IsClassFirst ? "[samples × classes × positions]" : "[samples × pixels × classes]",
            LossLayout.Sequences => input.IsInteger ? "[sequences × labels]: class indices" : "[frames × sequences × classes]",
            LossLayout.LabelLists when input.IsInteger => "[rows × classes]: class indices up to the first −1 of each row",
            _ when input.Shape == InputShape.Rows => input.IsInteger ? "the class index of each row" : "one value per row",
            _ => loss.IsClassFirst ? $"[samples × {columns} × positions]" : $"[rows × {columns}]",
        };
    }
}
