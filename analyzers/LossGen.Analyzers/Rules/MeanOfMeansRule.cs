using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS111: total += loss; … total / batches, where the last batch is shorter or unknown, or total / samples.</summary>
internal sealed class MeanOfMeansRule : SiteRule
{
    private const string Uneven = "and the last one may be shorter and counts as much as the others";
    private const string Samples = "and is divided by the number of samples, which makes it too small by the size of a batch";

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call.Reduction != ReductionKind.Mean || facts.InCode(site) is not { } call) yield break;
        if (BatchLoop.Around(call) is not { } loop || site.Target is not { } target) yield break;
        if (Accumulator(call, loop) is not { } total || IsTrainedOn(total, loop)) yield break;
        BatchSize size = loop.SizeOf(site.Call);
        // Many predictions of one target are an ensemble's.
        bool isCut = !loop.IsGuarded && (size == BatchSize.Varying || (size != BatchSize.Fixed && loop.SizeOf(target.Argument) != BatchSize.Fixed));
        foreach (IOperation operation in loop.Method.All().Where(o => o.Kind is OperationKind.Binary or OperationKind.CompoundAssignment or OperationKind.Invocation && !loop.Contains(o)))
        {
            if (Division(operation) is var (sum, count) && Locals.Is(Readings.Inner(sum), total))
            {
                if (loop.CountsSamples(count)) yield return At(operation, total, call, Samples, isCertain: true);
                else if (isCut && loop.CountsRounds(count, size)) yield return At(operation, total, call, Uneven, size == BatchSize.Varying);
            }
            else if (isCut && operation is IInvocationOperation { TargetMethod: { Name: "Average", ContainingNamespace.Name: "Linq" }, Arguments: [{ Value: var list }] } && Locals.Is(list, total))
            {
                yield return At(operation, total, call, Uneven, size == BatchSize.Varying);
            }
        }
    }

    private static Finding At(IOperation operation, ISymbol total, IOperation call, string what, bool isCertain) =>
        new(Misuses.MeanOfMeans, operation.Syntax, [total.Name, what], [call.Syntax]) { IsCertain = isCertain };

    private static (IOperation Sum, IOperation Count)? Division(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => (division.LeftOperand, division.RightOperand),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } division => (division.Target, division.Value),
        _ => null,
    };

    /// <summary>Whether the total is a step's own loss, which has levels or parts rather than batches.</summary>
    public static bool IsTrainedOn(ISymbol total, BatchLoop loop) => loop.Method.All().OfType<IInvocationOperation>()
        .Any(c => c.TargetMethod.Name == "backward" && (c.Instance ?? c.Arguments.FirstOrDefault()?.Value) is { } trained
            && trained.DescendantsAndSelf().Any(o => Locals.Is(o, total)));

    /// <summary>The local that the loss is added to as it is, in the loop itself.</summary>
    private static ISymbol? Accumulator(IInvocationOperation call, BatchLoop loop) => LossUses.Of(call, loop.Body).Select(u => TotalOf(u.Operation)).FirstOrDefault(loop.IsOutside);

    /// <summary>What a number is added to: <c>total += loss</c>, <c>total = total + loss</c> or <c>losses.Add(loss)</c>.</summary>
    public static ISymbol? TotalOf(IOperation added)
    {
        if (added.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition && addition.Value == added) return Locals.Of(addition.Target);
        if (added.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1, Instance: { } list } }) return Locals.Of(list);
        if (added.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum || Readings.Whole(sum).Parent is not ISimpleAssignmentOperation assignment) return null;
        ISymbol? total = Locals.Of(assignment.Target);
        return Locals.Is(sum.LeftOperand == added ? sum.RightOperand : sum.LeftOperand, total) ? total : null;
    }
}
