using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Whether code calls numbers predictions or targets: by the words of a variable's name.</summary>
internal static class ArgumentNames
{
    /// <summary>How many variables are followed to one whose name says something.</summary>
    private const int MostLevels = 3;

    private static readonly HashSet<string> Predictions =
    [
        "prediction", "predicted", "pred", "logit", "probability", "probabilities", "prob", "score", "output", "estimate", "estimated", "input", "hat",
    ];

    private static readonly HashSet<string> Targets = ["target", "label", "truth", "true"];

    /// <summary>Words that make a name one of something else.</summary>
    private static readonly HashSet<string> Others = ["net", "network", "model", "size", "count", "loss", "weight"];

    public static bool IsPrediction(string name) => Is(name, Predictions, Targets);

    public static bool IsTarget(string name) => Is(name, Targets, Predictions);

    /// <summary>The name of the variable that an expression is, or is a view of; the first that says what it is, where one is made of another.</summary>
    public static string Of(IOperation value) => Of(value, 0);

    private static string Of(IOperation value, int level)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IInvocationOperation call when Views.Is(call) || KnownApis.Find(call.TargetMethod) is { Operator: Operator.Copy }:
                    value = call.Instance ?? call.Arguments[0].Value;
                    break;
                case IImplicitIndexerReferenceOperation slice:
                    value = slice.Instance;
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    bool says = IsPrediction(local.Name) || IsTarget(local.Name);
                    return says || level == MostLevels || CreationOf(local, value) is not { } made ? local.Name : Of(made, level + 1);
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter.Name;
                case IMemberReferenceOperation member:
                    return member.Member.Name;
                default:
                    return "";
            }
        }
    }

    private static IOperation? CreationOf(ILocalSymbol local, IOperation use)
    {
        IOperation root = use.Root();
        return Locals.IsAssigned(local, root)
            ? null
            : root.All().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
    }

    /// <summary>Whether a word says the one, and none the other.</summary>
    private static bool Is(string name, HashSet<string> words, HashSet<string> others)
    {
        List<string> found = [.. Words(name)];
        return found.Any(words.Contains) && !found.Any(w => others.Contains(w) || Others.Contains(w));
    }

    /// <summary>The words of a name, in the singular.</summary>
    private static IEnumerable<string> Words(string name)
    {
        StringBuilder word = new();
        foreach (char c in name + "_")
        {
            if (word.Length > 0 && (c == '_' || char.IsUpper(c)))
            {
                yield return Singular(word.ToString());
                word.Clear();
            }

            if (c != '_' && !char.IsDigit(c)) word.Append(char.ToLowerInvariant(c));
        }
    }

    private static string Singular(string word) => word.Length > 3 && word.EndsWith("s", StringComparison.Ordinal) && !word.EndsWith("ies", StringComparison.Ordinal)
        ? word.Substring(0, word.Length - 1)
        : word;
}
