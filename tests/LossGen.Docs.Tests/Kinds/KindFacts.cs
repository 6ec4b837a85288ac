using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LossGen.Gallery;
using LossGen.Generator.Formulas;

namespace LossGen.Docs.Tests.Kinds;

/// <summary>What the documentation of a kind says that the catalogue and the generator know: formula, gradient, inputs, options, an example and its picture.</summary>
internal static class KindFacts
{
    private static readonly IReadOnlyDictionary<Generator.Formulas.ValueKind, string> Words = new Dictionary<Generator.Formulas.ValueKind, string>
    {
        [Generator.Formulas.ValueKind.Values] = "numbers",
        [Generator.Formulas.ValueKind.Logits] = "logits: any numbers, no softmax or sigmoid taken",
        [Generator.Formulas.ValueKind.Probabilities] = "probabilities, each row summing to 1",
        [Generator.Formulas.ValueKind.LogProbabilities] = "logarithms of probabilities",
        [Generator.Formulas.ValueKind.SigmoidProbabilities] = "probabilities, each from 0 to 1",
        [Generator.Formulas.ValueKind.OneHot] = "one-hot rows",
        [Generator.Formulas.ValueKind.ClassIndices] = "class indices, of any integer type",
        [Generator.Formulas.ValueKind.SignLabels] = "−1 or +1",
        [Generator.Formulas.ValueKind.BinaryLabels] = "0 or 1, or between",
        [Generator.Formulas.ValueKind.Embeddings] = "embeddings",
    };

    /// <summary>The forms of a kind: one, or two that differ by their targets.</summary>
    public static IReadOnlyList<LossKind> FormsOf(string name) => [.. Catalogue.All.Where(k => k.Name == name)];

    /// <summary>The block of a kind, as Markdown.</summary>
    public static string Of(string name)
    {
        IReadOnlyList<LossKind> forms = FormsOf(name);
        LossKind first = forms[0];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"**ℓ**: {Summary(name)}\n\n");
        foreach (LossKind form in forms) WriteFormula(text, form, forms.Count > 1);

        text.Append("| input | holds | shape |\n|---|---|---|\n");
        foreach (LossInput input in forms.SelectMany(f => f.Inputs.Select(i => (Form: f, Input: i))).DistinctBy(p => (p.Input.Name, Shape(p.Form, p.Input), p.Input.Holds)).Select(p => p.Input))
        {
            LossKind form = forms.First(f => f.Inputs.Contains(input));
            text.Append(CultureInfo.InvariantCulture, $"| `{input.Name}` | {Words[input.Holds]} | {Shape(form, input)} |\n");
        }

        OptionDefault[] options = [.. forms.SelectMany(f => f.Options).DistinctBy(o => o.Option.Name)];
        if (options.Length > 0 || first.HasClassWeights || first.HasPosWeights)
        {
            text.Append("\n| option | default | allowed |\n|---|---|---|\n");
            foreach (OptionDefault option in options) text.Append(CultureInfo.InvariantCulture, $"| `{option.Option.Name}` | {Default(option)} | {Allowed(option)} |\n");
            if (forms.Any(f => f.HasClassWeights)) text.Append("| `ClassWeights`, or a span `classWeights` | all 1 | one number per class |\n");
            if (forms.Any(f => f.HasPosWeights)) text.Append("| a span `posWeights` | `PosWeight` | one number per column |\n");
        }

        string program = KindExample.Of(first);
        return text.Append("\n```csharp\n").Append(program).Append("```\n\n```text\n").Append(KindExample.Run(program)).Append("```\n\n")
            .Append(CultureInfo.InvariantCulture, $"![{name}: ℓ and its slope](../pictures/{name}.svg)\n").ToString();
    }

    /// <summary>A row of the index: the kind, ℓ, and its options.</summary>
    public static string Row(string name, string page)
    {
        LossKind first = FormsOf(name)[0];
        string inputs = string.Join("<br/>", FormsOf(name).Select(f => string.Join(", ", f.Inputs.Select(i => $"{i.Name} {Shape(f, i)}"))));
        string options = string.Join(", ", FormsOf(name).SelectMany(f => f.Options).DistinctBy(o => o.Option.Name).Select(o => $"`{o.Option.Name}` ({Default(o)})"));
        return $"| [`{first.Name}`]({page}.md#{first.Name.ToLowerInvariant()}) | {inputs} | {options} |\n";
    }

    private static void WriteFormula(StringBuilder text, LossKind kind, bool hasForms)
    {
        string source = Declared.File(Declared.Method(kind, new Dictionary<string, double>(), kind.Name, kind.Layout == LossLayout.Pairs ? 2 : 3));
        Explanation explanation = Explanation.Of(Framework.Workbench.Read(source).Loss!);
        string prefix = hasForms ? kind.HasLabels ? "Class indices, " : kind.Layout == LossLayout.Rows ? "Distributions, " : "Labels per element, " : "";
        text.Append(CultureInfo.InvariantCulture, $"{prefix}as it is computed, ℓ = `{explanation.Formula}`");
        foreach ((string input, Generator.Ir.Expression slope) in explanation.Gradients) text.Append(CultureInfo.InvariantCulture, $"<br/>\n∂ℓ/∂{input} = `{Explanation.Text(slope)}`");
        text.Append("\n\n");
    }

    // What Kind's own documentation says, up to its inputs.
    private static string Summary(string name)
    {
        string kinds = Repository.Read("src/LossGen/Kind.cs");
        string before = kinds[..kinds.IndexOf($"    {name} = ", StringComparison.Ordinal)];
        string comment = before[(before.LastIndexOf("<summary>", StringComparison.Ordinal) + "<summary>".Length)..before.LastIndexOf("</summary>", StringComparison.Ordinal)];
        string words = Regex.Replace(Regex.Replace(comment.Replace("///", "", StringComparison.Ordinal), "<see cref=\"([^\"]+)\"/>", "$1"), @"\s+", " ").Trim();
        int end = words.IndexOf("Inputs", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(end > 0 ? words[..end].Trim() : words).Replace("*", "\\*", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
    }

    private static string Shape(LossKind kind, LossInput input) => (kind.Layout, input.Shape) switch
    {
        (LossLayout.Elements, _) => "[any]",
        (LossLayout.Groups, _) => "[samples × pixels × classes]",
        (LossLayout.Layers, _) => "layers laid end to end",
        (LossLayout.Sequences, InputShape.Sequences) => "[N × S]",
        (LossLayout.Sequences, _) => "[T × N × C]",
        (_, InputShape.Rows) => "[R]",
        _ => kind.Inputs[0].Holds == Generator.Formulas.ValueKind.Embeddings ? "[R × D]" : "[R × C]",
    };

    private static string Default(OptionDefault option) => option switch
    {
        { Default: null } => "unset",
        { Option.Type: OptionType.Flag } => option.Default != 0 ? "true" : "false",
        { Option.Type: OptionType.Activation } => "None",
        _ => option.Default.Value.ToString(CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal),
    };

    private static string Allowed(OptionDefault option) => option.Option.Type == OptionType.Flag ? "true, false" : option.Allowed.Describe();
}
