using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS108: labels 0 and 1 where −1 and +1 are expected, or the other way round.</summary>
internal sealed class WrongLabelsRule : ArgumentRule
{
    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        (string wanted, string todo)? wrong = (input.Argument.Input.Holds, content.Kind) switch
        {
            (ValueKind.SignLabels, ValueKind.BinaryLabels or ValueKind.OneHot) => ("−1 and +1", "pass 2·y − 1"),
            (ValueKind.BinaryLabels, ValueKind.SignLabels) => ("0 and 1", "pass (y + 1) / 2"),
            _ => null,
        };
        return wrong is not ({ } labels, { } remedy)
            ? null
            : At(Misuses.WrongLabels, input, Located(content), null, Wording.NameOf(input), Wording.Holds(Located(content)), input.Argument.Kind.Name, labels, remedy);
    }

    /// <summary>Labels that the code makes one by one come from where it does so.</summary>
    private static Content Located(Content content) =>
        content is { Origin: null, Definition: IOperation { Syntax: var syntax } } ? content with { Origin = new Origin(syntax, "the code") } : content;
}
