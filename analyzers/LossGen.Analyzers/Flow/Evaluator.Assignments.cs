using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Assignments of every form.</summary>
internal sealed partial class Evaluator
{
    public override Value VisitSimpleAssignment(ISimpleAssignmentOperation operation, State state)
    {
        Value value = operation.IsRef ? Reference(operation.Value, state) : Run(operation.Value, state);
        Assign(operation, operation.Target, value, state, operation.IsRef);
        return value;
    }

    public override Value VisitCompoundAssignment(ICompoundAssignmentOperation operation, State state)
    {
        Value left = Run(operation.Target, state), right = Run(operation.Value, state);
        Operator @operator = Constants.OperatorOf(operation.OperatorKind);
        Value value = Arithmetic(operation, @operator, [(operation.Target, left), (operation.Value, right)], state);
        Assign(operation, operation.Target, value, state);
        return value;
    }

    public override Value VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, State state)
    {
        Value value = Value.Of(Content.Of(operation));
        Run(operation.Target, state);
        Assign(operation, operation.Target, value, state);
        return value;
    }

    public override Value VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, State state)
    {
        Value value = Run(operation.Value, state);
        Deconstruct(operation, operation.Target, value, state);
        return value;
    }

    public override Value VisitDeclarationExpression(IDeclarationExpressionOperation operation, State state) => Run(operation.Expression, state);

    private void Deconstruct(IOperation operation, IOperation target, Value value, State state)
    {
        if (_places.Resolve(target) is not ITupleOperation tuple)
        {
            Assign(operation, target, value, state);
            return;
        }

        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            // Each part is memory of its own where nothing is known of the whole.
            Value element = value.Elements.Count == tuple.Elements.Length ? value.Elements[i] : Part(tuple.Elements[i], state);
            Deconstruct(operation, tuple.Elements[i], element, state);
        }
    }

    private static Value Part(IOperation target, State state) => target.Type is { } type && !Memory.IsNumber(type)
        ? Value.Of(Fresh(target, state, Content.Of(target)))
        : Value.Of(Content.Of(target));

    private void Assign(IOperation operation, IOperation target, Value value, State state, bool isRef = false)
    {
        IOperation resolved = _places.Resolve(target);
        if (_places.Of(resolved) is { } place)
        {
            Value old = state.Get(place);
            bool isReference = !isRef && old.Cells.Count > 0 && place.Type is { } type && Memory.IsNumber(type);
            if (isReference) WriteElement(operation, resolved, old, [resolved], isPart: false, value.Content, state);
            else Set(place, value, state);
            return;
        }

        (IOperation? instance, IReadOnlyList<IOperation> indices) = resolved switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
            IImplicitIndexerReferenceOperation element => (element.Instance, [element.Argument]),
            IPropertyReferenceOperation { Arguments.Length: > 0 } element => (element.Instance, [.. element.Arguments.Select(a => a.Value)]),
            _ => ((IOperation?)null, (IReadOnlyList<IOperation>)[]),
        };
        if (instance is null)
        {
            // A setter that does more than to set runs.
            if (resolved is IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: false }) CallUnknown(state);
            Escape(value, state);
            return;
        }

        Value of = Run(instance, state);
        if (!IsUniform(instance.Type))
        {
            Escape(value, state);
            return;
        }

        // Rows of their own are of one sort only where a loop makes them all.
        bool isRow = resolved.Type is { } row && !Memory.IsNumber(row);
        Content content = isRow && !IsEverywhere(resolved, indices, state) ? Content.Unknown : Summary(value, state);
        WriteElement(operation, resolved, of, indices, of.IsPart, content, state);
        foreach (Cell cell in isRow ? of.Cells : []) state.Contain(cell, value);
    }

    private void Set(Place place, Value value, State state)
    {
        if (place.IsShared && Record is not null) Record.WritesShared = true;
        if (place.Type is { } type && Memory.IsNumber(type) && value.Cells.Count == 0) value = Value.Of(value.Content);
        state.Set(place, value);
    }

    /// <summary>The memory is now known to others, and they may write it.</summary>
    private void Escape(Value value, State state)
    {
        foreach (Cell cell in value.Cells)
        {
            Changed(cell);
            state.Set(cell, Content.Unknown);
            state.Escape(cell);
        }

        state.ForgetMembers(value);
        foreach (Value element in value.Elements) Escape(element, state);
    }
}
