using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>What code as it stands does with its locals.</summary>
internal static class Locals
{
    /// <summary>The local that an expression names, or null.</summary>
    public static ISymbol? Of(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return (operation as ILocalReferenceOperation)?.Local;
    }

    public static bool Is(IOperation? operation, ISymbol? local) => Of(operation) is { } named && SymbolEqualityComparer.Default.Equals(named, local);

    /// <summary>Whether code assigns to a local, its declaration aside.</summary>
    public static bool IsAssigned(ILocalSymbol local, IOperation code) => code.All().Any(o => o switch
    {
        IAssignmentOperation { Target: ITupleOperation targets } => targets.Elements.Any(t => Is(t, local)),
        IAssignmentOperation assignment => Is(assignment.Target, local),
        IIncrementOrDecrementOperation increment => Is(increment.Target, local),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => Is(argument.Value, local),
        _ => false,
    });
}
