using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Elements and slices of memory.</summary>
internal sealed partial class Evaluator
{
    private Value ReadElement(IOperation operation, IOperation? instance, IEnumerable<IOperation> indices, State state)
    {
        Value of = Run(instance, state);
        foreach (IOperation index in indices) Run(index, state);
        if (operation.Type is not { } type || !IsUniform(instance?.Type)) return Unplaced(operation, state);
        if (Memory.IsNumber(type)) return Value.Of(ElementOf(of, state));

        // A range of an array is a copy of it; a slice of a span, or an array of an array, is not.
        bool isCopy = operation is IArrayElementReferenceOperation { Indices: [{ Type.Name: "Range" }] };
        return isCopy ? Value.Of(Fresh(operation, state, Summary(of, state))) : of with { IsPart = true };
    }

    /// <summary>What one element holds.</summary>
    private static Content ElementOf(Value of, State state) =>
        of.IsVague || of.Cells.Count == 0 ? Content.Unknown : of.Cells.Select(state.GetElement).Aggregate(Content.Join);

    /// <summary>What the number is, or what all the memory holds.</summary>
    internal static Content Summary(Value value, State state)
    {
        if (value.IsVague) return Content.Unknown;
        return value.Cells.Count == 0 ? value.Content : value.Cells.Select(c => Settled(c, state)).Aggregate(Content.Join);
    }

    private static Content Settled(Cell cell, State state) =>
        state.GetPending(cell) is { IsEarlier: false } write ? Content.Join(write.Content, state.Get(cell)) : state.Get(cell);

    /// <summary>Writes one element of memory, or an element of each row in turn.</summary>
    private void WriteElement(IOperation operation, Value of, IReadOnlyList<IOperation> indices, bool isPart, Content content, State state)
    {
        foreach (Cell cell in of.Cells)
        {
            Changed(cell);
            Content before = state.Get(cell);
            if (of.IsVague || of.Cells.Count > 1)
            {
                state.Set(cell, Content.Join(before, content) with { Definition = operation });
                continue;
            }

            bool varies = indices.Any(i => !i.ConstantValue.HasValue);
            Content written = content with { Definition = operation };
            if (varies && content.Numbers?.Is(1) == true && Marks(before, state.GetPending(cell), operation, indices, isPart))
            {
                written = new Content { Holds = ValueKind.OneHot, Definition = operation, Origin = new Origin(operation.Syntax, "the code") };
            }

            if (varies && Loop is not null) state.SetPending(cell, new PendingWrite(Loop, written, IsPartial: IsMark(written, indices), IsEarlier: false));
            else state.Set(cell, written.Holds == ValueKind.OneHot ? written : Beside(before, written));
        }
    }

    /// <summary>A 1 among zeros, where each row gets one.</summary>
    private bool Marks(Content before, PendingWrite? pending, IOperation operation, IReadOnlyList<IOperation> indices, bool isPart)
    {
        bool isFirst = pending is null || Equals(pending.Content.Definition, operation);
        if (before.Numbers?.Is(0) != true || !isFirst) return false;
        return Loop is null || isPart || indices.Count > 1 || indices.Any(HasProduct);
    }

    /// <summary>A 1 somewhere, rather than at each place in turn, leaves what is beside it.</summary>
    private static bool IsMark(Content written, IReadOnlyList<IOperation> indices) =>
        written.Numbers?.Is(1) == true && !indices.Any(Indicator.IsCounter);

    /// <summary>An index such as row * columns + label.</summary>
    private static bool HasProduct(IOperation index) =>
        index is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } || index.ChildOperations.Any(HasProduct);

    /// <summary>What memory holds once some of it is written.</summary>
    private static Content Beside(Content before, Content written)
    {
        if (Numbers.Union(before.Numbers, written.Numbers) is { } numbers) return written with { Numbers = numbers };
        bool isSame = before.Kind == written.Kind && before.Stage == written.Stage && written.IsKnown;
        return isSame ? written : Content.Of(written.Definition);
    }

    /// <summary>Writes memory as a whole, or a slice of it in each round of a loop.</summary>
    private void Write(IOperation operation, Value to, Content content, bool isInPlace, State state)
    {
        foreach (Cell cell in to.Cells)
        {
            Changed(cell);
            Content before = state.Get(cell);
            bool isStrong = !to.IsVague && to.Cells.Count == 1;
            bool isMixed = to.IsPart && !isInPlace && before is { IsKnown: true, Numbers: null } && !Equals(before.Definition, operation)
                && (before.Kind != content.Kind || before.Stage != content.Stage);
            if (!isStrong) content = Content.Join(before, content);
            state.Set(cell, isMixed ? Content.Of(operation) : content);
        }
    }

    private void Changed(Cell cell) => Record?.Written.Add(cell);

    /// <summary>Whether all elements are of one sort, as in an array and not in a dictionary.</summary>
    private static bool IsUniform(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List" or "IList" or "IReadOnlyList"
            or "ArraySegment" or "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan";
}
