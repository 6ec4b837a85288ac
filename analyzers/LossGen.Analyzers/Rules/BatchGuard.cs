using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Recognises code that leaves a batch out because of its size: <c>if (x.Length &lt; 32) break;</c>.</summary>
internal static class BatchGuard
{
    /// <summary>Whether a call is made for some sizes of a batch only.</summary>
    /// <param name="call">The call.</param>
    /// <param name="batch">The batch, or its size.</param>
    /// <param name="body">Where to look.</param>
    public static bool IsBefore(IInvocationOperation call, ILocalSymbol batch, IOperation body) => body.DescendantsAndSelf().OfType<IConditionalOperation>()
        .Any(c => c.Syntax.SpanStart < call.Syntax.SpanStart && Compares(c.Condition, batch) && (c.Syntax.Span.Contains(call.Syntax.Span) || Leaves(c.WhenTrue)));

    private static bool Leaves(IOperation branch) => branch.DescendantsAndSelf().Any(o => o is IBranchOperation or IReturnOperation or IThrowOperation);

    private static bool Compares(IOperation condition, ILocalSymbol batch) => condition.DescendantsAndSelf().OfType<IBinaryOperation>()
        .Any(c => (IsSizeOf(c.LeftOperand, batch) && !IsTrivial(c.RightOperand)) || (IsSizeOf(c.RightOperand, batch) && !IsTrivial(c.LeftOperand)));

    private static bool IsSizeOf(IOperation value, ILocalSymbol batch) => value switch
    {
        IConversionOperation conversion => IsSizeOf(conversion.Operand, batch),
        ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => Locals.Is(value, batch),
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } => instance.DescendantsAndSelf().Any(o => Locals.Is(o, batch)),
        IArrayElementReferenceOperation { ArrayReference: IPropertyReferenceOperation { Property.Name: "shape", Instance: { } tensor } } => tensor.DescendantsAndSelf().Any(o => Locals.Is(o, batch)),
        IInvocationOperation { TargetMethod.Name: "size", Instance: { } tensor } => tensor.DescendantsAndSelf().Any(o => Locals.Is(o, batch)),
        _ => false,
    };

    /// <summary>Whether it tells only empty batches from others.</summary>
    private static bool IsTrivial(IOperation bound) => bound.ConstantValue.Value is int and <= 1 or long and <= 1;
}
