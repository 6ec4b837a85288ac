using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The documentation of a method: the user's own with remarks added, or a whole one where there is none.</summary>
internal static class MethodComment
{
    public static IEnumerable<string> Of(LossDeclaration declaration)
    {
        if (declaration.Loss is not { } loss) return declaration.Method.Comment;
        string[] remarks = ["<remarks>", .. Explain(loss), .. declaration.Tensors is { } tensors ? TensorText.Remarks(tensors) : [], "</remarks>"];
        return declaration.Method.Comment.Count > 0 ? [.. declaration.Method.Comment, .. remarks] : [.. Whole(loss, declaration.Tensors is not null), .. remarks];
    }

    private static IEnumerable<string> Explain(LossMethod loss)
    {
        yield return $"<para>ℓ = {SourceFile.Xml(FormulaText.Of(loss))}</para>";
        if (loss.Kernel.Terms.Any(t => t.Formula is not null))
        {
            foreach (string line in FormulaRemarks.Of(loss, name => FormulaText.ParameterName(loss, name))) yield return line;
        }

        string by = loss.Kind.Layout == LossLayout.Sequences
            ? "Computed in double by the library."
            : $"Computed in {Precision.Of(loss.Kernel.IsSingle).Real} by <c>{KernelNames.Namespace}.{KernelNames.Of(loss.Kernel)}</c>.";
        yield return $"<para>{Reduced(loss)} {by}{(loss.IsParallel ? " Large inputs are shared out among threads, with the same bits." : "")}</para>";
    }

    private static string Reduced(LossMethod loss) =>
        (loss.ReturnsSum ? "Not divided: gradients are those of the sum, divided by <c>normalizer</c> where there is one." : Divided(loss))
        + (loss.Parameters.Any(p => p.Role == RoleKind.Mask) && loss.Reduction != ReductionKind.None ? " What is masked does not count." : "");

    private static string Divided(LossMethod loss) => loss.Reduction switch
    {
        ReductionKind.Sum => "Reduced by the sum.",
        ReductionKind.None => "Not reduced.",
        ReductionKind.BatchMean => $"Reduced by the sum divided by the number of {LossUnits.Rows(loss.Kind)}s.",
        ReductionKind.WeightedMean => "Reduced by the weighted mean.",
        _ when loss.Kind.Layout == LossLayout.Sequences => "Reduced by the mean, each loss divided by its number of targets first.",
        _ when loss.Kind.DividesByWeights && loss.Kernel is { HasClassWeights: true } => "Reduced by the mean: the sum divided by the class weights of the rows that are not ignored.",
        _ when loss.Kind.DividesByWeights && loss.Kernel is { HasIgnored: true } => "Reduced by the mean over the rows that are not ignored.",
        _ => "Reduced by the mean.",
    };

    private static IEnumerable<string> Whole(LossMethod loss, bool isOfTensors)
    {
        Func<LossMethod, ParameterRole, string> meaning = isOfTensors ? TensorText.Meaning : SpanText.Meaning;
        string failure = isOfTensors ? TensorText.Failure : "Lengths do not agree, or a span that is written overlaps another other than exactly in place.";
        yield return $"<summary>{string.Join(" + ", loss.Kernel.Terms.Select(Term))}: {Purpose(loss)}.</summary>";
        foreach (ParameterRole parameter in loss.Parameters) yield return $"<param name=\"{parameter.Name}\">{SourceFile.Xml(meaning(loss, parameter))}</param>";
        if (loss.ReturnsSum) yield return "<returns>The sum of the losses, and what the reduction divides it by.</returns>";
        else if (loss.ReturnType is not null) yield return $"<returns>The loss. {Reduced(loss)}</returns>";
        yield return $"<exception cref=\"T:System.ArgumentException\">{failure}</exception>";
        if (loss.Kind.HasLabels) yield return "<exception cref=\"T:System.ArgumentOutOfRangeException\">A target is no class.</exception>";
    }

    private static string Term(TermSpec term) =>
        term.WeightParameter is { } parameter ? $"{parameter}·{Name(term)}"
        : term.Weight == 1 ? Name(term)
        : Invariant.Text(term.Weight) + "·" + Name(term);

    private static string Name(TermSpec term) => term.Loss().Name;

    private static string Purpose(LossMethod loss) => (loss.Kernel.AccumulatesLoss || loss.Kernel.StoresLosses, loss.Kernel.Gradients.Count > 0) switch
    {
        (true, true) => "loss and gradients in one pass",
        (true, false) => "loss",
        _ => "gradients",
    };
}
