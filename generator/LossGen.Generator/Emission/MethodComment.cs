using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;

namespace LossGen.Generator.Emission;

/// <summary>The documentation of a method: the user's own with remarks added, or a whole one where there is none.</summary>
internal static class MethodComment
{
    public static IEnumerable<string> Of(LossDeclaration declaration)
    {
        if (declaration.Loss is not { } loss) return declaration.Method.Comment;
        string[] remarks = ["<remarks>", .. Explain(loss), "</remarks>"];
        return declaration.Method.Comment.Count > 0 ? [.. declaration.Method.Comment, .. remarks] : [.. Whole(loss), .. remarks];
    }

    private static IEnumerable<string> Explain(LossMethod loss)
    {
        Expression folded = new Rewriter(SimplificationRules.All).Rewrite(LossFormula.Build(loss.Kernel, new()).Loss);
        string formula = Formatter.Brief(folded, name => ParameterName(loss, name), FormulaRemarks.Longest);
        yield return $"<para>ℓ = {SourceFile.Xml(formula)}</para>";
        if (loss.Kernel.Terms.Any(t => t.Formula is not null))
        {
            foreach (string line in FormulaRemarks.Of(loss, name => ParameterName(loss, name))) yield return line;
        }

        yield return $"<para>{Reduced(loss)} Computed in {Precision.Of(loss.Kernel.IsSingle).Real} by <c>{KernelNames.Namespace}.{KernelNames.Of(loss.Kernel)}</c>.</para>";
    }

    private static string Reduced(LossMethod loss) => loss.Reduction switch
    {
        ReductionKind.Sum => "Reduced by the sum.",
        ReductionKind.None => "Not reduced.",
        ReductionKind.BatchMean => "Reduced by the sum divided by the number of rows.",
        ReductionKind.WeightedMean => "Reduced by the weighted mean.",
        _ => "Reduced by the mean.",
    };

    private static IEnumerable<string> Whole(LossMethod loss)
    {
        yield return $"<summary>{string.Join(" + ", loss.Kernel.Terms.Select(Term))}: {Purpose(loss)}.</summary>";
        foreach (ParameterRole parameter in loss.Parameters) yield return $"<param name=\"{parameter.Name}\">{SourceFile.Xml(Meaning(loss, parameter))}</param>";
        if (loss.ReturnType is not null) yield return $"<returns>The loss. {Reduced(loss)}</returns>";
        yield return "<exception cref=\"T:System.ArgumentException\">Lengths do not agree, or a span that is written overlaps another other than exactly in place.</exception>";
    }

    private static string Term(TermSpec term) =>
        term.WeightParameter is { } parameter ? $"{parameter}·{term.Kind}"
        : term.Weight == 1 ? term.Kind
        : Invariant.Text(term.Weight) + "·" + term.Kind;

    private static string Purpose(LossMethod loss) => (loss.Kernel.AccumulatesLoss || loss.Kernel.StoresLosses, loss.Kernel.Gradients.Count > 0) switch
    {
        (true, true) => "loss and gradients in one pass",
        (true, false) => "loss",
        _ => "gradients",
    };

    private static string Meaning(LossMethod loss, ParameterRole parameter)
    {
        string Input() => loss.Kernel.Terms[0].Loss().Inputs[parameter.Index].Name;
        return parameter.Role switch
        {
            RoleKind.Input => $"The {Input()}, dense.",
            RoleKind.Gradient => $"Written with the gradient of the reduced loss with respect to the {Input()}; may be the very span of these.",
            RoleKind.Losses => "Written with the loss of every element.",
            RoleKind.SampleWeights => "What each loss is multiplied by: one value per element, or one per row.",
            RoleKind.PosWeights => "The weight of the positive term: one value per column.",
            RoleKind.UpstreamSpan => "The gradient that flows into each loss.",
            RoleKind.UpstreamScalar => "The gradient that flows into the reduced loss.",
            RoleKind.Columns => "The number of columns.",
            RoleKind.Weight => "The factor of the term.",
            _ => $"The option {parameter.Option}: {AllowedRange.Of(parameter, loss.Kernel).Describe()}.",
        };
    }

    // The formula's inputs go by the names that the user gave them; options have the same name in both.
    private static string ParameterName(LossMethod loss, string kernelName)
    {
        IReadOnlyList<LossInput> inputs = loss.Kernel.Terms[0].Loss().Inputs;
        return loss.Parameters.FirstOrDefault(p =>
            p.Role == RoleKind.Input && p.Index < inputs.Count && inputs[p.Index].Name == kernelName)?.Name ?? kernelName;
    }
}
