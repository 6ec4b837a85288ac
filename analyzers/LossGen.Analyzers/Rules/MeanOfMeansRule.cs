using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS111: total += loss; … total / batches, where the last batch is shorter or unknown.</summary>
internal sealed class MeanOfMeansRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call.Reduction != ReductionKind.Mean || facts.InCode(site) is not { } call) yield break;
        if (BatchLoop.Around(call) is not { } loop || loop.SizeOf(site.Call, call) is BatchSize.Fixed) yield break;
        if (Accumulator(call, loop) is not { } total) yield break;
        foreach (IBinaryOperation division in loop.Method.Descendants().OfType<IBinaryOperation>())
        {
            if (division.OperatorKind == BinaryOperatorKind.Divide && !loop.Contains(division) && BatchLoop.LocalOf(division.LeftOperand) is { } sum
                && SymbolEqualityComparer.Default.Equals(sum, total) && loop.CountsRounds(division.RightOperand))
            {
                yield return new Finding(Misuses.MeanOfMeans, division.Syntax, [total.Name], [call.Syntax]);
            }
        }
    }

    /// <summary>The local that the loss is added to as it is, in the loop itself.</summary>
    private static ISymbol? Accumulator(IInvocationOperation call, BatchLoop loop)
    {
        IOperation value = call;
        while (value.Parent is IConversionOperation or IParenthesizedOperation || IsReading(value.Parent)) value = value.Parent!;
        if (value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return loop.Body.Descendants().OfType<ICompoundAssignmentOperation>()
                .Where(a => a.OperatorKind == BinaryOperatorKind.Add && SymbolEqualityComparer.Default.Equals(BatchLoop.LocalOf(Read(a.Value)), local))
                .Select(a => BatchLoop.LocalOf(a.Target)).FirstOrDefault(loop.IsOutside);
        }

        bool isAdded = value.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition && addition.Value == value;
        ISymbol? total = isAdded ? BatchLoop.LocalOf(((ICompoundAssignmentOperation)value.Parent!).Target) : null;
        return loop.IsOutside(total) ? total : null;
    }

    private static IOperation? Read(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        return IsReading(value) ? ((IInvocationOperation)value).Instance : value;
    }

    /// <summary>TorchSharp's way to get the number out of a tensor.</summary>
    private static bool IsReading(IOperation? operation) => operation is IInvocationOperation { TargetMethod.Name: "item" or "ToSingle" or "ToDouble" };
}
