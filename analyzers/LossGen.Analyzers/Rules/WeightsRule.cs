using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Creations;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS122: weights that cannot be what is meant: of another number than there are classes, one for all, or a condition where a label is meant.</summary>
internal sealed class WeightsRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (facts.InCode(site) is not { } call) yield break;
        if (site == facts.Sites[0])
        {
            foreach (Finding finding in Truths(call)) yield return finding;
        }

        if (site.Inputs.Count == 0) yield break;
        ExpectedKind kind = site.Inputs[0].Argument.Kind;
        IOperation? weights = site.Call.Torch is { } torch
            ? torch.Options?.Weight
            : call.Arguments.FirstOrDefault(a => a.Parameter is { Name: SpanNames.ClassWeights })?.Value;
        if (weights is null || LengthOf(weights, call) is not { } length) yield break;

        long? classes = site.Call.IsTorch ? site.Inputs[0].Value.Shape is { Rank: null or 2, Last: > 0 and var last } ? last : null : site.Call.Columns;
        if (kind.IsSoftmax && kind.Layout == LossLayout.Rows && classes is { } count && count != length)
        {
            string what = $"holds {Generator.Invariant.Text(length)} weights, and {site.Call.Method.Name} has {Generator.Invariant.Text(count)} classes: give one for each class";
            yield return new Finding(Misuses.Weights, weights.Syntax, [Wording.NameOf(weights.Syntax), what], [call.Syntax]);
        }
        else if (site.Call.IsTorch && !kind.IsSoftmax && kind.Inputs[0].Holds == ValueKind.Logits && length == 1 && kind.Layout == LossLayout.Elements)
        {
            yield return new Finding(
                Misuses.Weights, weights.Syntax, [Wording.NameOf(weights.Syntax), "weighs positive and negative samples alike: give it as pos_weights, which weighs the positive ones"], [call.Syntax]);
        }
    }

    /// <summary><c>true * p</c>, which is p.</summary>
    private static IEnumerable<Finding> Truths(IOperation call)
    {
        IOperation root = call.Root();
        foreach (IBinaryOperation product in root.All().OfType<IBinaryOperation>().Where(o => o.OperatorKind == BinaryOperatorKind.Multiply))
        {
            foreach (IOperation factor in new[] { product.LeftOperand, product.RightOperand })
            {
                if (Plain(factor) is not { Type.SpecialType: SpecialType.System_Boolean, ConstantValue: { HasValue: true, Value: bool truth } } literal) continue;
                string what = $"is {(truth ? "1" : "0")} whatever the label: give the label";
                yield return new Finding(Misuses.Weights, literal.Syntax, [Wording.NameOf(literal.Syntax), what], [call.Syntax]);
            }
        }
    }

    private static long? LengthOf(IOperation weights, IInvocationOperation call)
    {
        if (KnownLength.Of(weights) is { } known) return known;
        if (call.SemanticModel?.Compilation is not { } compilation || Creation.Of(weights, compilation)?.Operation is not { } made) return null;
        // torch.tensor(new[] { 1f, 2f }).to(device)
        while (made is IInvocationOperation { Type.Name: "Tensor", Instance: { } inner } moved && moved.TargetMethod.Name is "to" or "cuda" or "cpu" or "float") made = inner;
        return made switch
        {
            IInvocationOperation { TargetMethod.Name: "tensor" or "from_array" or "as_tensor", Arguments: [{ Value: var array }, ..] } tensor
                when tensor.Arguments.All(a => a.Parameter?.Name is not ("dimensions" or "rows")) => KnownLength.Of(array),
            IArrayCreationOperation or ICollectionExpressionOperation => KnownLength.Of(made),
            _ => null,
        };
    }

    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        return value;
    }
}
