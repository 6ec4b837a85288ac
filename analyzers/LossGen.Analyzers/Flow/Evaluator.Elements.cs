using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Elements of memory, and memory as a whole.</summary>
internal sealed partial class Evaluator
{
    private Value ReadElement(IOperation operation, IOperation? instance, IReadOnlyList<IOperation> indices, State state)
    {
        Value of = Run(instance, state);
        foreach (IOperation index in indices) Run(index, state);
        if (operation.Type is not { } type || !IsUniform(instance?.Type)) return Unplaced(operation, state);
        if (Memory.IsNumber(type)) return Value.Of(ElementOf(operation, of, indices, state));

        Value part = indices is [{ Type.Name: "Range" } range] ? RangeOf(operation, of, range, state) : RowOf(operation, of, indices, state);
        // A range of an array is a copy of it; a slice of a span, or an array of an array, is not.
        bool isCopy = operation is IArrayElementReferenceOperation { Indices: [{ Type.Name: "Range" }] };
        return isCopy ? Value.Of(Fresh(operation, state, Summary(part, state))) : part;
    }

    /// <summary>What one element holds: as part of all that a loop reads, or as a part of its own.</summary>
    private Content ElementOf(IOperation operation, Value of, IReadOnlyList<IOperation> indices, State state)
    {
        Content content = ElementOf(of, state);
        // Labels are what they are wherever they are.
        if (of.IsVague || of.Cells.Count != 1 || (!content.IsKnown && operation.Type is { } type && IsInteger(type)) || IsEverywhere(operation, indices, state)) return content;
        Cell element = PartOf(of, of.Cells[0], [.. Regions(indices, state)]);
        return state.Find(element) ?? content.Part((Slice)element.Identity);
    }

    /// <summary>What any element holds.</summary>
    private static Content ElementOf(Value of, State state) =>
        of.IsVague || of.Cells.Count == 0 ? Content.Unknown : of.Cells.Select(state.GetElement).Aggregate(Content.Join);

    /// <summary>What the number is, or what all the memory holds.</summary>
    internal static Content Summary(Value value, State state)
    {
        if (value.IsVague) return Content.Unknown;
        return value.Cells.Count == 0 ? value.Content : value.Cells.Select(state.GetSettled).Aggregate(Content.Join);
    }

    /// <summary>Writes one element of memory, or an element of each row in turn.</summary>
    private void WriteElement(IOperation operation, IOperation target, Value of, IReadOnlyList<IOperation> indices, bool isPart, Content content, State state)
    {
        foreach (Cell cell in of.Cells)
        {
            Changed(cell);
            Content before = state.Get(cell), written = content with { Definition = operation };
            if (of.IsVague || !state.IsOneOf(of.Cells))
            {
                state.Set(cell, Content.Join(before, content) with { Definition = operation });
                continue;
            }

            bool isEverywhere = IsEverywhere(target, indices, state);
            // Zeros that every row gets by the same loop are as good as zeros before it.
            bool isFirst = IsFirst(state.GetPending(cell), operation) && (isEverywhere || before.Numbers?.Is(0) == true);
            if (content.Numbers?.Is(1) == true && isFirst && Marks(operation, target, isEverywhere, indices, isPart, state))
            {
                Content marked = new() { Holds = ValueKind.OneHot, Definition = operation, Origin = new Origin(operation.Syntax, "the code"), Length = Loop is null ? before.Length ?? 0 : null };
                if (Loop is null) state.Set(cell, marked);
                else state.SetPending(cell, new PendingWrite(isEverywhere ? RowLoop(indices, isPart, state) : Loop, marked, IsPartial: false, IsEarlier: false));
            }
            else if (isEverywhere)
            {
                state.SetPending(cell, new PendingWrite(Loop!, written with { IsShort = Indices(state).MayStopShort() }, IsPartial: false, IsEarlier: false));
            }
            else
            {
                state.Set(PartOf(of, cell, [.. Regions(indices, state)]), written);
            }
        }
    }

    private static bool IsFirst(PendingWrite? pending, IOperation operation) =>
        pending is null || (!pending.IsEarlier && pending.Content.Numbers?.Is(0) == true) || Equals(pending.Content.Definition, operation);

    /// <summary>The outermost loop that an index counts, or that goes from row to row.</summary>
    private Loop RowLoop(IReadOnlyList<IOperation> indices, bool isPart, State state)
    {
        int level = Indices(indices, state).SelectMany(i => i.Terms).SelectMany(t => t.Atoms).Max(a => a.Level) ?? 0;
        return Loops[isPart && level + 1 < Loops.Count ? level + 1 : level];
    }

    /// <summary>A 1 among zeros, where each row gets one at a place that its label says.</summary>
    private bool Marks(IOperation operation, IOperation memory, bool isEverywhere, IReadOnlyList<IOperation> indices, bool isPart, State state)
    {
        if (isEverywhere) return Indicator.IsGuarded(operation.Syntax);
        IReadOnlyList<Polynomial> at = [.. Indices(indices, state)];
        if (Loop is null) return at.Any(i => i.Constant is null);
        Atom? label = at.SelectMany(i => i.Terms).SelectMany(t => t.Atoms).FirstOrDefault(IndexReader.IsLookedUp);
        if (label is null) return false;
        // Several labels for one row are no classes.
        if (isPart) return _places.Root(memory).Place?.Root is not { } row || Indices(state).Changing(row) is not { } changed || changed <= label.ChangesAt;
        return at.Any(i => i.Terms.Any(t => (at.Count > 1 || t.Factor != 1 || t.Atoms.Count > 1) && t.Atoms.Any(a => !a.IsEach && a.Level <= label.ChangesAt)));
    }

    /// <summary>Writes memory as a whole, or a slice of it in each round of a loop.</summary>
    private void Write(IOperation operation, Value to, Content content, bool isInPlace, State state)
    {
        foreach (Cell cell in to.Cells)
        {
            Changed(cell);
            Content before = state.Get(cell);
            bool isStrong = !to.IsVague && state.IsOneOf(to.Cells);
            bool isMixed = to.IsPart && !isInPlace && before is { IsKnown: true, Numbers: null } && !Equals(before.Definition, operation)
                && (before.Kind != content.Kind || before.Stage != content.Stage);
            if (!isStrong) content = Content.Join(before, content);
            if (to.IsPart) content = content with { IsShort = Indices(state).MayStopShort() };
            state.Set(cell, isMixed ? Content.Of(operation) : content);
        }
    }

    private void Changed(Cell cell) => Record?.Written.Add(cell.Root);

    /// <summary>Whether all elements are of one sort, as in an array and not in a dictionary.</summary>
    private static bool IsUniform(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List" or "IList" or "IReadOnlyList"
            or "ArraySegment" or "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan";
}
