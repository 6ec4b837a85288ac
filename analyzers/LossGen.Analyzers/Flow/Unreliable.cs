using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Finds variables that lambdas and local functions write, or may: when they run is not known.</summary>
internal static class Unreliable
{
    public static ISet<ISymbol> In(IEnumerable<IOperation> bodies)
    {
        HashSet<ISymbol> found = new(SymbolEqualityComparer.Default);
        foreach (IOperation function in bodies.SelectMany(b => b.DescendantsAndSelf()).Where(IsFunction))
        {
            foreach (IOperation operation in function.Descendants())
            {
                if (SymbolOf(operation) is { } symbol && !IsWithin(symbol, function) && MayWrite(operation)) found.Add(symbol);
            }
        }

        return found;
    }

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } => field,
        _ => null,
    };

    private static bool IsWithin(ISymbol symbol, IOperation function) =>
        symbol is not IFieldSymbol && symbol.DeclaringSyntaxReferences.Any(r => function.Syntax.Span.Contains(r.Span) && r.SyntaxTree == function.Syntax.SyntaxTree);

    private static bool MayWrite(IOperation operation)
    {
        bool isNumber = operation.Type is not { } type || Memory.IsNumber(type);
        return operation.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == operation => true,
            IIncrementOrDecrementOperation => true,
            ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ when isNumber => false,
            IArrayElementReferenceOperation { Parent: IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None } } element =>
                element.Parent is not IAssignmentOperation write || write.Target == element,
            IArrayElementReferenceOperation { Type: { } row } => !Memory.IsNumber(row),
            IPropertyReferenceOperation { Property.Name: "Length" or "Count" } => false,
            IConversionOperation { Type.Name: "ReadOnlySpan" } => false,
            IArgumentOperation { Parameter: { } parameter } => Memory.IsWritable(parameter),
            _ => true,
        };
    }
}
