using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Finds the variable that an expression names.</summary>
/// <param name="unreliable">Variables that other code writes: as good as none.</param>
internal sealed class Places(ISet<ISymbol> unreliable)
{
    private readonly Dictionary<CaptureId, IOperation?> _captured = [];
    private readonly Dictionary<IOperation, Place?> _found = [];

    public void Capture(IFlowCaptureOperation operation)
    {
        // What is one thing on one path and another on the next names neither.
        bool isOther = _captured.TryGetValue(operation.Id, out IOperation? known) && known != operation.Value;
        _captured[operation.Id] = isOther ? null : operation.Value;
    }

    /// <summary>What the graph has put aside.</summary>
    public IOperation Resolve(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IFlowCaptureReferenceOperation reference when _captured.TryGetValue(reference.Id, out IOperation? captured) && captured is not null && captured != operation:
                    operation = captured;
                    break;
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDeclarationExpressionOperation declaration:
                    operation = declaration.Expression;
                    break;
                default:
                    return operation;
            }
        }
    }

    public Place? Of(IOperation operation)
    {
        IOperation resolved = Resolve(operation);
        // Loops ask again and again, and symbols are slow to hash.
        return _found.TryGetValue(resolved, out Place? found) ? found : _found[resolved] = Find(resolved);
    }

    private Place? Find(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => Reliable(local),
        IParameterReferenceOperation { Parameter: var parameter } => Reliable(parameter),
        IFieldReferenceOperation { Field: { IsConst: false } field, Instance: var instance } => Member(field, instance),
        IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: var instance, Arguments.Length: 0 } when IsStored(property) =>
            Member(property, instance),
        _ => null,
    };

    /// <summary>The variable that an expression is, or is part of.</summary>
    public (Place? Place, bool IsPart) Root(IOperation operation)
    {
        bool isPart = false;
        IOperation? next = operation;
        while (next is not null)
        {
            if (Of(next) is { } place) return (place, isPart);
            (IOperation? outer, bool narrows) = Outer(Resolve(next));
            isPart |= narrows;
            next = outer;
        }

        return (null, isPart);
    }

    /// <summary>What an element or slice is taken from.</summary>
    private static (IOperation? Outer, bool IsPart) Outer(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => (element.ArrayReference, true),
        IImplicitIndexerReferenceOperation element => (element.Instance, true),
        IPropertyReferenceOperation { Arguments.Length: > 0 } element => (element.Instance, true),
        IPropertyReferenceOperation { Property.Name: "Span" or "Memory", Instance: { } instance } => (instance, false),
        IInvocationOperation { Instance: { } instance } call when Views.Is(call) => (instance, Views.IsPart(call)),
        IInvocationOperation { Arguments: [{ Value: var first }, ..] } call when Views.Is(call) => (first, Views.IsPart(call)),
        _ => (null, false),
    };

    /// <summary>Half-typed code may name a variable that is none, and what the compiler makes up has no name.</summary>
    private Place? Reliable(ISymbol? symbol) => symbol?.Name is not { Length: > 0 } || unreliable.Contains(symbol) ? null : new Place(symbol);

    private Place? Member(ISymbol member, IOperation? instance) => instance is null or IInstanceReferenceOperation
        ? Reliable(member)
        : Resolve(instance) switch
        {
            ILocalReferenceOperation { Local: { } local } when !unreliable.Contains(local) => new Place(local, member),
            IParameterReferenceOperation { Parameter: { } parameter } when !unreliable.Contains(parameter) => new Place(parameter, member),
            _ => null,
        };

    /// <summary>Whether a property gives back what it was given. One of another assembly, or of an interface, is taken to do so.</summary>
    private static bool IsStored(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.IsEmpty
        || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
}
