using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>How many numbers there are in what the code makes in plain sight.</summary>
internal static class KnownLength
{
    /// <summary>How many variables and views are followed.</summary>
    private const int MostLevels = 4;

    public static long? Of(IOperation value, int level = 0)
    {
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        if (level > MostLevels) return null;
        return value switch
        {
            IArrayCreationOperation { DimensionSizes: [{ ConstantValue.Value: int length }] } => length,
            IArrayCreationOperation { DimensionSizes: [_], Initializer: { } initializer } => initializer.ElementValues.Length,
            ICollectionExpressionOperation { Elements: var elements } => elements.Any(e => e is ISpreadOperation) ? null : elements.Length,
            IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" or "Slice" } view => OfView(view, level),
            ILocalReferenceOperation { Local: var local } => CreationOf(local, value) is { } made ? Of(made, level + 1) : null,
            _ => OfStack(value),
        };
    }

    private static long? OfView(IInvocationOperation view, int level)
    {
        IOperation[] operands = [.. new[] { view.Instance }.Concat(view.Arguments.Select(a => a.Value)).OfType<IOperation>()];
        return operands switch
        {
            [var whole] => Of(whole, level + 1),
            [_, _, { ConstantValue.Value: int length }] => length,
            _ => null,
        };
    }

    private static long? OfStack(IOperation value) => value.Syntax switch
    {
        StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
        ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size] }] } } => value.SemanticModel?.GetConstantValue(size).Value as int?,
        _ => null,
    };

    /// <summary>What a local is made of, where it never becomes anything else.</summary>
    private static IOperation? CreationOf(ILocalSymbol local, IOperation use)
    {
        IOperation root = use.Root();
        return Locals.IsAssigned(local, root)
            ? null
            : root.All().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
    }
}
