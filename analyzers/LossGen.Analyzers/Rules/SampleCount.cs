using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Tells the number of samples from other numbers, by what code does with it.</summary>
internal static class SampleCount
{
    private static readonly HashSet<string> Hits = ["eq", "equal", "argmax"];

    /// <summary>Whether a number is that of all samples that a loop over batches has gone through.</summary>
    public static bool Is(IOperation count, ILoopOperation loop, IOperation method)
    {
        if (Locals.Of(count) is { } local && GrowsByBatch(local, loop)) return true;
        if (IsWholeOf(count, loop)) return true;
        return Named(count) is { } symbol && DividesHits(symbol, loop, method);
    }

    /// <summary><c>n += x.shape[0]</c></summary>
    private static bool GrowsByBatch(ISymbol local, ILoopOperation loop) => loop.Body.All()
        .Any(o => o is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var step } addition && Locals.Is(addition.Target, local) && IsBatchSize(step, loop));

    private static bool IsBatchSize(IOperation value, ILoopOperation loop)
    {
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        IOperation? batch = value switch
        {
            IArrayElementReferenceOperation { ArrayReference: IPropertyReferenceOperation { Property.Name: "shape", Instance: var tensor }, Indices: [{ ConstantValue.Value: 0 or 0L }] } => tensor,
            IInvocationOperation { TargetMethod.Name: "size", Instance: var tensor, Arguments: [{ Value.ConstantValue.Value: 0 or 0L }] } => tensor,
            _ => null,
        };
        return batch is not null && batch.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(l => IsWithin(l.Local, loop));
    }

    private static bool IsWithin(ISymbol local, ILoopOperation loop) => local.DeclaringSyntaxReferences.Any(r => loop.Syntax.Span.Contains(r.Span));

    /// <summary>What <c>for (start = 0; start &lt; n; start += 32)</c> goes up to.</summary>
    private static bool IsWholeOf(IOperation count, ILoopOperation loop)
    {
        if (loop is not IForLoopOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: var start, RightOperand: var end } } counted) return false;
        bool isByBatches = counted.AtLoopBottom.Any(o => o is IExpressionStatementOperation { Operation: ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var step } next }
            && Locals.Is(next.Target, Locals.Of(start)) && step.ConstantValue.Value is not (1 or 1L));
        return isByBatches && Named(end) is { } whole && SymbolEqualityComparer.Default.Equals(whole, Named(count)) && IsOfSameMember(end, count);
    }

    /// <summary>Whether the number of right answers is divided by it as well.</summary>
    private static bool DividesHits(ISymbol symbol, ILoopOperation loop, IOperation method) => method.All().OfType<IBinaryOperation>()
        .Where(d => d.OperatorKind == BinaryOperatorKind.Divide && SymbolEqualityComparer.Default.Equals(Named(d.RightOperand), symbol))
        .Any(d => Locals.Of(Readings.Inner(d.LeftOperand)) is { } hits && loop.Body.All()
            .Any(o => o is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var found } addition && Locals.Is(addition.Target, hits) && AreHits(found)));

    private static bool AreHits(IOperation value)
    {
        List<string> calls = [.. value.DescendantsAndSelf().OfType<IInvocationOperation>().Select(c => c.TargetMethod.Name)];
        return calls.Contains("sum") && calls.Any(Hits.Contains);
    }

    private static bool IsOfSameMember(IOperation first, IOperation second) => Plain(first) is IPropertyReferenceOperation == Plain(second) is IPropertyReferenceOperation;

    /// <summary>The variable that holds a number, or that which it is the length of.</summary>
    private static ISymbol? Named(IOperation count) => Plain(count) switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } counted } => Named(counted),
        IPropertyReferenceOperation { Property: var property } => property,
        _ => null,
    };

    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        return value;
    }
}
