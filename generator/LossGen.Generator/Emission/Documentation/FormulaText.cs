using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using LossGen.Generator.Rewriting;

namespace LossGen.Generator.Emission;

/// <summary>ℓ of a method in the words of mathematics, inputs by the names that the user gave them.</summary>
internal static class FormulaText
{
    public static string Of(LossMethod loss) => loss.Kind.Layout switch
    {
        LossLayout.Sequences => $"−log of the probability that frames drawn from softmax({Input(loss, 0)}) read as {Input(loss, 1)}",
        LossLayout.Pairs => Similarities(loss),
        LossLayout.Clusters => Clusters(loss),
        LossLayout.Layers => "the weighted sum over layers of the mean of " + Formula(loss),
        LossLayout.LabelLists => "the sum over the classes in the row's list of " + Formula(loss),
        _ => Formula(loss),
    };

    private static string Similarities(LossMethod loss)
    {
        string first = Input(loss, 0), second = Input(loss, 1);
        return loss.Kind.Name == "NtXent"
            ? $"−log softmax(s) of the row's partner, s being the cosines of the row to all others of {first} and {second}, divided by the temperature"
            : $"−log softmax(s) of the row's partner, s being the {Measure(loss)} of the row of {first} to all of {second}, divided by the temperature";
    }

    private static string Clusters(LossMethod loss)
    {
        string similarities = $"{Measure(loss)} of the row of {Input(loss, 0)} to all others, divided by the temperature";
        return loss.Kind.Name switch
        {
            "NtXent" => $"the sum over rows p with the row's label of −log(exp(s_p)/(exp(s_p) + Σ exp(s) over rows with others)), s being the {similarities}",
            "SupervisedContrastive" => $"the mean over rows p with the row's label of −log softmax(s)_p, s being the {similarities}",
            _ => $"log(1 + Σ exp(near)·Σ exp(far)) of the cosines of the row of {Input(loss, 0)} to the others of its label and to the rest",
        };
    }

    private static string Measure(LossMethod loss) =>
        loss.Settings.Any(o => o.Name == LossOptions.Normalize.Name) ? "products" : "cosines";

    private static string Formula(LossMethod loss)
    {
        Expression folded = new Rewriter(SimplificationRules.All).Rewrite(LossFormula.Build(loss.Kernel, new()).Loss);
        return loss.Kernel.Terms.Any(t => t.Formula is not null)
            ? Abbreviation.Format(folded, name => ParameterName(loss, name), SourceFile.LongestFormula)
            : Formatter.Format(folded, name => ParameterName(loss, name));
    }

    private static string Input(LossMethod loss, int index) => loss.Parameters.First(p => p.Role == RoleKind.Input && p.Index == index).Name;

    /// <summary>What the user calls an input or a parameter of the kernel's; options have the same name in both.</summary>
    public static string ParameterName(LossMethod loss, string kernelName)
    {
        IReadOnlyList<LossInput> inputs = loss.Kind.Inputs;
        if (loss.Parameters.FirstOrDefault(p => p.Role == RoleKind.Input && inputs[p.Index].Name == kernelName) is not { } parameter) return kernelName;
        return loss.Softmax is not null && parameter.Index == 0 ? $"softmax({parameter.Name})" : parameter.Name;
    }
}
