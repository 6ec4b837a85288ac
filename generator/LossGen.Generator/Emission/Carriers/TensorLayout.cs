using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>What the shapes of tensors are for a loss: which axes its first input has, and what others must agree with.</summary>
/// <param name="Owner">The input that tells.</param>
/// <param name="Reader">The check that reads its axes.</param>
/// <param name="More">What else that takes.</param>
/// <param name="HasMovedClasses">Whether classes may be the second axis, so that they are made the last one.</param>
/// <param name="LossShape">The shape of the losses; null: as the axes say.</param>
/// <param name="Loss">The loss.</param>
internal sealed record TensorLayout(int Owner, string Reader, string More, bool HasMovedClasses, string? LossShape, LossMethod Loss)
{
    public const string Check = SourceFile.Library + "CheckTensor.";

    public static TensorLayout Of(LossMethod loss)
    {
        LossKind kind = loss.Kind;
        string columns = loss.Columns is { } given ? ", " + Literal.Of(given) : "";
        switch (kind.Layout)
        {
            case LossLayout.Groups:
                return new(0, "Regions", $", {Literal.Of(loss.Columns ?? 0)}, {Flag(LossOptions.PerSample)}, {Flag(LossOptions.PerClass)}", true, null, loss);
            case LossLayout.Sequences:
                return new(0, "Frames", columns, false, null, loss);
            case LossLayout.Elements:
                return new(0, "Elements", "", false, null, loss);
            case LossLayout.Layers:
                return new(0, "Elements", "", false, "[]", loss);
            case LossLayout.Pairs:
                return new(0, "Embeddings", columns, false, kind.Name == "NtXent" ? "[2 * {0}.Samples]" : "[{0}.Samples]", loss);
            default:
                int owner = Enumerable.Range(0, kind.Inputs.Count).First(i => kind.Inputs[i].Shape == InputShape.Elements);
                bool isEmbedding = kind.Inputs[owner].Holds == ValueKind.Embeddings;
                return new(owner, isEmbedding ? "Embeddings" : "Classes", columns, !isEmbedding, null, loss);
        }

        string Flag(Option option) => loss.Settings.Any(o => o.Name == option.Name && o.Value == 0) ? "false" : "true";
    }

    /// <summary>The call that reads the axes.</summary>
    public string Axes(string shapeAndName) => $"{Reader}({shapeAndName}{More})";

    /// <summary>What room for unreduced losses is made of.</summary>
    public string Losses(string axes) => LossShape is null ? $"{axes}.LossShape, {axes}.SummedAxes" : $"{ShapeOf(axes)}, {axes}.SummedAxes";

    /// <summary>The call that checks a tensor, with {0} for its shape and name and {1} for another's; null where it is checked elsewhere.</summary>
    public string? ShapeCheck(ParameterRole tensor, string axes)
    {
        switch (tensor.Role)
        {
            case RoleKind.Input:
                LossInput input = Loss.Kind.Inputs[tensor.Index];
                return input.Shape switch
                {
                    InputShape.Rows => $"PerRow({{0}}, {axes}{(input.IsInteger ? ", isIndex: true" : "")})",
                    InputShape.Sequences => $"Sequences({{0}}, {axes})",
                    _ => $"Same({{0}}, {axes}.Shape, {axes}.Name)",
                };
            case RoleKind.Gradient:
                return "Same({0}, {1})";
            case RoleKind.ClassWeights:
                return $"PerClass({{0}}, {axes})";
            case RoleKind.SampleWeights or RoleKind.Losses or RoleKind.UpstreamSpan:
                return $"PerLoss({{0}}, {ShapeOf(axes)})";
            case RoleKind.LayerSizes:
                return "Line({0}, -1, \"layer\")";
            case RoleKind.LayerWeights:
                return "Line({0}, {1}.Length == 0 ? 1 : {1}[0], \"layer\")";
            case RoleKind.InputLengths or RoleKind.TargetLengths:
                return $"Line({{0}}, {axes}.Samples, \"sequence\")";
            default:
                return null;
        }
    }

    private string ShapeOf(string axes) => LossShape is null ? axes + ".LossShape" : string.Format(LossShape, axes);
}
