using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Says in messages which numbers are meant, and where they come from.</summary>
internal static class Wording
{
    private const int Longest = 40;

    /// <summary>The argument: its text where that is short.</summary>
    public static string NameOf(SiteInput input) => NameOf(input.Argument.Value.Syntax);

    public static string NameOf(SyntaxNode syntax)
    {
        string text = syntax.ToString();
        return text.Length <= Longest && text.IndexOf('\n') < 0 ? $"'{text}'" : "This argument";
    }

    /// <summary>What it holds, and what says so.</summary>
    public static string Holds(Content content) => $"holds {Name(content.Kind)}{From(content.Origin)}";

    public static string From(Origin? origin)
    {
        if (origin is null) return "";
        string line = $" in line {LossGen.Generator.Invariant.Text(origin.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1)}";
        return origin.Name switch
        {
            "the code" when origin.IsUse => ", of which probabilities are worked out" + line,
            _ when origin.IsUse => $", as they are given to {origin.Name}{line}",
            "[Holds]" => ", as [Holds] says" + line,
            "the code" => " worked out" + line,
            _ => $" from {origin.Name}{line}",
        };
    }

    /// <summary>What to do.</summary>
    public static string Pass(string? replacement, string otherwise) => replacement is null ? otherwise : $"pass '{replacement}'";

    public static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Logits => "logits",
        ValueKind.Probabilities => "softmax probabilities",
        ValueKind.SigmoidProbabilities => "sigmoid probabilities",
        ValueKind.LogProbabilities => "log-probabilities",
        ValueKind.OneHot => "one-hot rows",
        ValueKind.ClassIndices => "class indices",
        ValueKind.SignLabels => "labels −1 and +1",
        ValueKind.BinaryLabels => "labels 0 and 1",
        ValueKind.Embeddings => "embeddings",
        _ => "numbers",
    };
}
