using System.Collections.Generic;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>What the parameters of a method of tensors are, for its documentation.</summary>
internal static class TensorText
{
    public static string Meaning(LossMethod loss, ParameterRole parameter) => parameter.Role switch
    {
        RoleKind.Input => $"The {loss.Kind.Inputs[parameter.Index].Name}, {Shape(loss, loss.Kind.Inputs[parameter.Index])}.",
        RoleKind.Gradient => $"Written with the gradient of the reduced loss with respect to the {loss.Kind.Inputs[parameter.Index].Name}, of their shape and type.",
        RoleKind.SampleWeights => "What each loss is multiplied by, of the shape of the losses.",
        RoleKind.PosWeights => "The weight of the positive term, for the last axes of the logits.",
        _ => SpanText.Meaning(loss, parameter),
    };

    /// <summary>What is thrown, and what a graph holds.</summary>
    public static IEnumerable<string> Remarks(TensorLoss tensors)
    {
        if (tensors.Carrier == CarrierKind.Torch && tensors.ReturnsTensor)
        {
            yield return "<para>A tensor that is part of the graph where an input requires a gradient. The gradients are computed with the loss, and the backward step scales them "
                + "by what flows in: they have no gradient themselves, first order only.</para>";
        }

        if (tensors.Forms.Count > 1)
        {
            yield return "<para>Targets of the first input's shape that are not of an integer type are values; all others are class indices, one for each row.</para>";
        }
    }

    public const string Failure = "Shapes, types or devices do not agree; the message says which, and what to pass instead.";

    private static string Shape(LossMethod loss, LossInput input) => loss.Kind.Layout switch
    {
        LossLayout.Elements => "of any shape, the same for all",
        LossLayout.Layers => "all layers laid end to end",
        LossLayout.Groups => "[N, C, d1, …]",
        LossLayout.Sequences => input.IsInteger ? "[N, S] or [S]: class indices" : "[T, N, C] or [T, C]",
        LossLayout.LabelLists when input.IsInteger => "[N, C] or [C]: class indices up to the first −1 of each row",
        _ when input.Shape == InputShape.Rows => input.IsInteger ? "the class index of each row: [N], [N, d1, …] or one number" : "one value per row",
        _ when input.Holds == ValueKind.Embeddings => "[N, D] or [D]",
        _ => "[N, C], [N, C, d1, …] or [C]",
    };
}
