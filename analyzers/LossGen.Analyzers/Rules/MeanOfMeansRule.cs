using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS111: total += loss; … total / batches, where the last batch is shorter or unknown.</summary>
internal sealed class MeanOfMeansRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call.Reduction != ReductionKind.Mean || facts.InCode(site) is not { } call) yield break;
        if (BatchLoop.Around(call) is not { } loop || loop.SizeOf(site.Call) is var size && size == BatchSize.Fixed) yield break;
        if (Accumulator(call, loop) is not { } total) yield break;
        foreach (IOperation operation in loop.Method.Descendants())
        {
            if (!loop.Contains(operation) && Division(operation) is var (sum, count) && Locals.Is(sum, total) && loop.CountsRounds(count, size))
            {
                yield return new Finding(Misuses.MeanOfMeans, operation.Syntax, [total.Name], [call.Syntax]);
            }
        }
    }

    private static (IOperation Sum, IOperation Count)? Division(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => (division.LeftOperand, division.RightOperand),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } division => (division.Target, division.Value),
        _ => null,
    };

    /// <summary>The local that the loss is added to as it is, in the loop itself.</summary>
    private static ISymbol? Accumulator(IInvocationOperation call, BatchLoop loop)
    {
        IOperation value = Whole(call);
        IEnumerable<ISymbol?> totals = value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var loss } }
            ? loop.Body.Descendants().Where(o => o is ILocalReferenceOperation && Locals.Is(o, loss)).Select(o => TotalOf(Whole(o)))
            : [TotalOf(value)];
        return totals.FirstOrDefault(loop.IsOutside);
    }

    /// <summary>What a number is added to: <c>total += loss</c> or <c>total = total + loss</c>.</summary>
    private static ISymbol? TotalOf(IOperation added)
    {
        if (added.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition && addition.Value == added) return Locals.Of(addition.Target);
        if (added.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum || Whole(sum).Parent is not ISimpleAssignmentOperation assignment) return null;
        ISymbol? total = Locals.Of(assignment.Target);
        return Locals.Is(sum.LeftOperand == added ? sum.RightOperand : sum.LeftOperand, total) ? total : null;
    }

    /// <summary>A number with what only changes its type around it.</summary>
    private static IOperation Whole(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation || IsReading(value.Parent)) value = value.Parent!;
        return value;
    }

    /// <summary>TorchSharp's way to get the number out of a tensor.</summary>
    private static bool IsReading(IOperation? operation) => operation is IInvocationOperation { TargetMethod.Name: "item" or "ToSingle" or "ToDouble" };
}
