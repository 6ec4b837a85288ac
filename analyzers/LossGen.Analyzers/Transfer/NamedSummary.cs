using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Transfer;

/// <summary>
/// Adds what a method's name says to a summary of a body that says no more. The body may do anything before it does what the name says, so that what is
/// given is not taken for what is activated.
/// </summary>
internal static class NamedSummary
{
    public static MethodSummary Of(IMethodSymbol method, MethodSummary summary)
    {
        Operator @operator = Operators.AfterOther(FunctionNames.Find(method.Name));
        if (@operator == Operator.Unknown || summary.IsIdentity) return summary;
        List<IParameterSymbol> numeric = [.. method.Parameters.Where(p => IsNumeric(p.Type))];
        if (numeric.Count == 0 && method.IsStatic) return summary;

        Content content = Operators.Apply(@operator, [], new Origin(method.DeclaringSyntaxReferences[0].GetSyntax(), method.Name), method);
        if (!method.ReturnsVoid)
        {
            bool isKnown = summary.Return is { } returned && (returned.Content.IsKnown || returned.Elements.Count > 0);
            return isKnown ? summary : summary with { Return = new SummarizedValue(content, [], HasContent: true, !Memory.IsNumber(method.ReturnType), IsVague: true, []) };
        }

        // The last one that is written is the result.
        if (numeric.LastOrDefault(Memory.IsWritable) is not { } output || summary.ContentOf(output).IsKnown) return summary;
        return summary with { Written = new Dictionary<int, Content>(summary.Written.ToDictionary(w => w.Key, w => w.Value)) { [output.Ordinal] = content } };
    }

    private static bool IsNumeric(ITypeSymbol type) => !Memory.IsNumber(type) || type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
