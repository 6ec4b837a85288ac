using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Parts of memory: what is written to one says nothing of the others, unless a loop goes through all of them.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Stands for whichever row of the memory a loop has come to.</summary>
    private static readonly Polynomial Row = Polynomial.Of(new Atom("row") { Varies = true });

    /// <summary>Whether all of the memory is reached at an element, or a row, as loops go on; that is so whatever is known.</summary>
    private readonly Dictionary<IOperation, bool> _isEverywhere = [];

    private IndexReader Indices(State state) => new(_places, _changes, Loops, state);

    private IEnumerable<Polynomial> Indices(IEnumerable<IOperation> indices, State state) => indices.Select(Indices(state).Read);

    /// <summary>The part of memory that an element is in.</summary>
    private IEnumerable<Polynomial> Regions(IReadOnlyList<IOperation> indices, State state)
    {
        IndexReader reader = Indices(state);
        return indices.Count == 1 ? Alone(reader.Read(indices[0])) : indices.Select(reader.Read);

        Polynomial[] Alone(Polynomial index) => reader.Region(index) is var region && region.Equals(index) ? [index, Polynomial.One] : [region];
    }

    private bool IsEverywhere(IOperation operation, IReadOnlyList<IOperation> indices, State state)
    {
        if (Loops.Count == 0) return false;
        if (_isEverywhere.TryGetValue(operation, out bool known)) return known;
        IndexReader reader = Indices(state);
        Polynomial[] read = [.. indices.Select(reader.Read)];
        bool isEverywhere = read.All(i => reader.IsEverywhere(i, Polynomial.One)) && read.Distinct().Count() == read.Length && !read.Skip(1).Any(reader.IsSpeltOut);
        return _isEverywhere[operation] = isEverywhere;
    }

    /// <summary>A stretch of memory.</summary>
    /// <param name="operation">What cuts it out.</param>
    /// <param name="of">The memory.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is; null: to the end.</param>
    /// <param name="state">What is known.</param>
    private Value Stretch(IOperation operation, Value of, Polynomial start, Polynomial? length, State state)
    {
        if (start.Constant == 0 && (length is null || IsLengthOf(of, length, state))) return of;
        if (!_isEverywhere.TryGetValue(operation, out bool isEverywhere))
        {
            isEverywhere = _isEverywhere[operation] = Indices(state).IsEverywhere(start, length);
        }

        return isEverywhere ? of with { IsPart = true } : Part(of, length is null ? [start] : [start, length]);
    }

    private Value RangeOf(IOperation operation, Value of, IOperation range, State state)
    {
        IndexReader reader = Indices(state);
        if (_places.Resolve(range) is not IRangeOperation { LeftOperand: var from, RightOperand: var to }) return Part(of, [reader.Read(range)]);
        Polynomial start = from is null ? Polynomial.Zero : reader.Read(from);
        if (to is null) return Stretch(operation, of, start, null, state);
        return reader.Read(to).Minus(start) is { } length ? Stretch(operation, of, start, length, state) : Part(of, [reader.Read(range)]);
    }

    /// <summary>An array of an array, or a part of a tensor.</summary>
    private Value RowOf(IOperation operation, Value of, IReadOnlyList<IOperation> indices, State state)
    {
        if (IsEverywhere(operation, indices, state)) return of with { IsPart = true };
        IEnumerable<Polynomial> at = Indices(indices, state);
        return Part(of, operation is IArrayElementReferenceOperation ? [.. at] : [.. at, Polynomial.One, Polynomial.One]);
    }

    /// <summary>What a call cuts out of memory, or another view of all of it.</summary>
    private Value View(IInvocationOperation operation, Value of, State state)
    {
        if (!Views.IsPart(operation)) return of;
        IndexReader reader = Indices(state);
        List<IOperation> bounds = [.. operation.Arguments.Select(a => a.Value).Skip(operation.Instance is null ? 1 : 0)];
        switch (operation.TargetMethod.Name)
        {
            case "AsSpan" or "AsMemory" or "Slice" when bounds is [{ Type.Name: "Range" } range]:
                return RangeOf(operation, of, range, state);
            case "AsSpan" or "AsMemory" or "Slice" when bounds.All(IsIndex):
                return Stretch(operation, of, reader.Read(bounds[0]), bounds.Count > 1 ? reader.Read(bounds[1]) : null, state);
            case "narrow" or "select" when bounds.Count > 1:
                Polynomial start = reader.Read(bounds[1]), length = bounds.Count > 2 ? reader.Read(bounds[2]) : Polynomial.One;
                return reader.IsEverywhere(start, length) ? of with { IsPart = true } : Part(of, [start, length, reader.Read(bounds[0])]);
            default:
                return Part(of, [.. bounds.Select(reader.Read), Polynomial.One, Polynomial.One]);
        }
    }

    /// <summary>A copy that says from where to where it goes is one of parts.</summary>
    private (CallArgument? Target, IReadOnlyList<CallArgument> Inputs) CopiedParts(
        IInvocationOperation operation, CallArgument? target, IReadOnlyList<CallArgument> inputs, State state)
    {
        IOperation? from = Given("sourceIndex", "srcOffset"), to = Given("destinationIndex", "dstOffset", "index"), count = Given("length", "count");
        if (to is null || target is null) return (target, inputs);
        IndexReader reader = Indices(state);
        Polynomial? length = count is null ? null : reader.Read(count);
        return (Cut(target, to), [.. inputs.Select((input, i) => i == 0 && from is not null ? Cut(input, from) : input)]);

        IOperation? Given(params string[] names) => operation.Arguments.FirstOrDefault(a => names.Contains(a.Parameter?.Name))?.Value;

        CallArgument Cut(CallArgument argument, IOperation start) => argument with { Value = Stretch(start, argument.Value, reader.Read(start), length, state) };
    }

    private static Value Part(Value of, IReadOnlyList<Polynomial> bounds) => of with { Cells = [.. of.Cells.Select(c => PartOf(of, c, bounds))], IsPart = false };

    private static Cell PartOf(Value of, Cell cell, IReadOnlyList<Polynomial> bounds)
    {
        if (of.IsPart) return new Cell(new Slice(new Cell(new Slice(cell, [Row])), [.. bounds]));
        // A slice of a slice is one of the whole.
        if (bounds.Count is 1 or 2 && cell.Identity is Slice { Bounds: { Count: 1 or 2 } outer } slice && slice.Of is Cell whole && !outer[0].Equals(Row)
            && outer[0].Plus(bounds[0]) is { } start)
        {
            Polynomial? length = bounds.Count == 2 ? bounds[1] : outer.Count == 2 ? outer[1].Minus(bounds[0]) : null;
            return new Cell(new Slice(whole, length is null ? [start] : [start, length]));
        }

        return new Cell(new Slice(cell, [.. bounds]));
    }

    private static bool IsLengthOf(Value of, Polynomial length, State state) =>
        length.Single?.Identity is Place { Member.Name: "Length", Root: var root } && state.Get(new Place(root)).Cells == of.Cells;

    private static bool IsIndex(IOperation bound) => bound.Type is { } type && IsInteger(type);
}
