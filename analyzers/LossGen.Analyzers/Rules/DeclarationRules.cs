using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>What the declaration of a loss shows, whoever calls it.</summary>
internal static class DeclarationRules
{
    public static IEnumerable<Finding> Find(CalledLoss loss, IMethodSymbol method, CancellationToken cancellationToken)
    {
        ExpectedKind kind = loss.Kinds[0];
        int target = kind.Inputs.Select((input, i) => (input, i)).Where(p => p.input.IsTarget).Select(p => p.i).DefaultIfEmpty(-1).First();
        if (target > 0 && target < loss.Inputs.Count && !SwappedRule.IsHarmless(loss.Kinds, loss.WritesGradient))
        {
            IParameterSymbol first = loss.Inputs[0], second = loss.Inputs[target];
            if (ArgumentNames.IsTarget(first.Name) && ArgumentNames.IsPrediction(second.Name) && SyntaxOf(first, cancellationToken) is { } place)
            {
                yield return new Finding(
                    Misuses.Swapped,
                    place,
                    [$"'{first.Name}'", "is called a target", kind.Inputs[0].Name, $"'{second.Name}'", "a prediction", kind.Inputs[target].Name, method.Name],
                    []);
            }
        }

        bool isOne = loss.Classes == 1
            && loss.Kinds.Any(k => k is { IsSoftmax: true, Layout: LossLayout.Rows, Inputs: [{ Holds: ValueKind.Logits or ValueKind.LogProbabilities }, ..] });
        if (isOne && method.DeclaringSyntaxReferences is [{ } reference, ..] && reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration)
        {
            yield return new Finding(Misuses.OneClass, declaration.ParameterList, [$"'{method.Name}'", kind.Name], []);
        }
    }

    private static SyntaxNode? SyntaxOf(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter.DeclaringSyntaxReferences is [{ } reference, ..] ? reference.GetSyntax(cancellationToken) : null;
}
