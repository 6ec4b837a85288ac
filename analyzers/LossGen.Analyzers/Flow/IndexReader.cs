using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Reads indices, and tells which of them reach all of some memory as loops go on.</summary>
/// <param name="places">Finds variables.</param>
/// <param name="changes">Finds what counts them.</param>
/// <param name="loops">The loops around the index, inner ones first.</param>
/// <param name="state">What is known there.</param>
internal sealed class IndexReader(Places places, Changes changes, IReadOnlyList<Loop> loops, State state)
{
    /// <summary>Deeper than any index is written.</summary>
    private const int MostLevels = 12;

    /// <summary>What an index is.</summary>
    public Polynomial Read(IOperation index) => Read(index, MostLevels);

    /// <summary>Whether stretches that begin there lie end to end from the start on, as loops go on.</summary>
    /// <param name="start">Where one begins.</param>
    /// <param name="length">How long it is; null where that is not known.</param>
    public bool IsEverywhere(Polynomial start, Polynomial? length)
    {
        if (loops.Count == 0 || length is null || start.Terms.Count == 0) return false;
        // How far one step of each loop goes, inner loops first.
        SortedDictionary<int, (ISymbol Counter, Polynomial Unit, Polynomial? Stride)> counted = [];
        foreach (Term term in start.Terms)
        {
            // Something beside what is counted, or counted twice: a part of each stretch is left out.
            if (term.Factor <= 0 || term.Atoms.Count(a => a.Varies) != 1 || term.Atoms.First(a => a.Varies) is not { Level: { } level } counter) return false;
            if (counted.ContainsKey(level) || counter.Counter is not { } symbol || !BeginsAtZero(symbol, loops[level])) return false;
            Polynomial unit = new([new Term(term.Factor, [.. term.Atoms.Where(a => a != counter)])]);
            counted.Add(level, (symbol, unit, counter.Step is { } step ? unit.Times(step) : null));
        }

        return counted.First().Value.Stride is { } stride && Reaches(start, length, stride)
            && counted.Zip(counted.Skip(1), (inner, outer) => outer.Value.Stride is { } next && IsFilled(inner.Key, inner.Value.Counter, inner.Value.Unit, next)).All(i => i);
    }

    /// <summary>Whether a loop goes as far as one step of the next loop outwards does; what stops before is a part of each row.</summary>
    private bool IsFilled(int level, ISymbol counter, Polynomial unit, Polynomial next) =>
        EndOf(loops[level], counter) is { } end && (unit.Times(end)?.Equals(next) == true || (unit.Constant == 1 && IsBounded(end, next)));

    /// <summary>Whether an index goes no further than a number that code spells out: of a column of many, that may be a part of each row.</summary>
    public bool IsSpeltOut(Polynomial index) => index.Single is { Level: { } level, Counter: { } counter } && EndOf(loops[level], counter)?.Constant is not null;

    /// <summary>Where a counter ends, or, of one that counts down, begins; null where that is not said.</summary>
    private Polynomial? EndOf(Loop loop, ISymbol counter)
    {
        if (changes.In(loop, counter).Any(c => c is ISimpleAssignmentOperation or IIncrementOrDecrementOperation { Kind: OperationKind.Decrement }))
        {
            return changes.Before(loop, counter).ToList() is [ISimpleAssignmentOperation { Value: var first }] ? Read(first).Plus(Polynomial.One) : null;
        }

        if (loop.Condition is not IBinaryOperation condition) return null;
        bool isLeft = IsCounter(condition.LeftOperand);
        if (!isLeft && !IsCounter(condition.RightOperand)) return null;
        Polynomial bound = Read(isLeft ? condition.RightOperand : condition.LeftOperand);
        return condition.OperatorKind switch
        {
            BinaryOperatorKind.NotEquals => bound,
            BinaryOperatorKind.LessThan when isLeft => bound,
            BinaryOperatorKind.GreaterThan when !isLeft => bound,
            BinaryOperatorKind.LessThanOrEqual when isLeft => bound.Plus(Polynomial.One),
            BinaryOperatorKind.GreaterThanOrEqual when !isLeft => bound.Plus(Polynomial.One),
            _ => null,
        };

        bool IsCounter(IOperation operand) => SymbolEqualityComparer.Default.Equals(places.Of(operand)?.Symbol, counter);
    }

    /// <summary>The part of memory that an element is in: what a loop goes through from some place on is one.</summary>
    public Polynomial Region(Polynomial index)
    {
        Polynomial counted = new([.. index.Terms.Where(t => t.Atoms.Any(a => a.Varies))]);
        return IsEverywhere(counted, Polynomial.One) && index.Minus(counted) is { } start ? start : index;
    }

    /// <summary>Whether an index is one that a loop does not count: it is looked up, or comes with each element.</summary>
    public static bool IsLookedUp(Atom atom) => atom.Varies && (atom.Level is null || atom.IsEach);

    /// <summary>Whether the innermost loop may stop short of the end.</summary>
    public bool MayStopShort() => loops.Count > 0 && loops[0].Condition switch
    {
        IBinaryOperation { LeftOperand: var left, RightOperand: var right } => !IsLength(left, 0) && !IsLength(right, 0),
        IInvocationOperation { TargetMethod.Name: "MoveNext" } => false,
        _ => true,
    };

    private static bool Reaches(Polynomial start, Polynomial length, Polynomial stride)
    {
        if (stride.Equals(length) || stride.Constant == 1 || (stride.Constant is { } step && length.Constant is { } long_ && step <= long_)) return true;
        // The last one may be shorter.
        return IsBounded(length, stride) || (start.Plus(length) is { } end && end.Plus(Polynomial.Zero) is { } last && stride.Plus(start) is { } next && IsBounded(last, next));
    }

    private static bool IsBounded(Polynomial value, Polynomial bound) => value.Single?.Bounds.Contains(bound) == true;

    /// <summary>Whether a counter begins at 0, or counts down to it.</summary>
    private bool BeginsAtZero(ISymbol counter, Loop loop)
    {
        if (changes.In(loop, counter).Any(c => c is ISimpleAssignmentOperation or IIncrementOrDecrementOperation { Kind: OperationKind.Decrement })) return true;
        List<IOperation> first = [.. changes.Before(loop, counter)];
        return first.Count > 0 && first.All(c => c is ISimpleAssignmentOperation { Value: var value } && Begins(value));

        bool Begins(IOperation value)
        {
            Polynomial start = Read(value);
            return start.Constant == 0 || (start.Terms.Count == 1 && start.Mentions(a => a.Level > loops.ToList().IndexOf(loop)));
        }
    }

    private bool IsLength(IOperation bound, int level)
    {
        IOperation resolved = places.Resolve(bound);
        if (resolved is IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "LongLength" }) return true;
        return level < 2 && resolved is ILocalReferenceOperation { Local: var local } && state.Get(new Place(local)).Content.Definition is Place { Member.Name: "Length" or "Count" };
    }

    private Polynomial Read(IOperation index, int depth)
    {
        IOperation resolved = places.Resolve(index);
        if (resolved.ConstantValue is { HasValue: true, Value: int or long or short or byte }) return Polynomial.Of(System.Convert.ToInt64(resolved.ConstantValue.Value));
        if (depth == 0) return Opaque(resolved);
        Polynomial? read = resolved switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Read(sum.LeftOperand, depth - 1).Plus(Read(sum.RightOperand, depth - 1)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => Read(difference.LeftOperand, depth - 1).Minus(Read(difference.RightOperand, depth - 1)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Read(product.LeftOperand, depth - 1).Times(Read(product.RightOperand, depth - 1)),
            IIncrementOrDecrementOperation { Target: var counter } => Read(counter, depth - 1),
            ILocalReferenceOperation { Local: var local } => Variable(local, resolved, depth),
            IParameterReferenceOperation { Parameter: var parameter } => Variable(parameter, resolved, depth),
            IInvocationOperation { TargetMethod: { Name: "Min", IsStatic: true } } minimum => Polynomial.Of(new Atom(minimum)
            {
                Varies = Changing(minimum) is not null,
                Bounds = [.. minimum.Arguments.Select(a => Read(a.Value, depth - 1))],
            }),
            _ => null,
        };
        return read ?? Opaque(resolved);
    }

    private Polynomial Variable(ISymbol variable, IOperation reference, int depth)
    {
        if (places.Of(reference) is null) return Opaque(reference);
        for (int level = 0; level < loops.Count; level++)
        {
            List<IOperation> made = [.. changes.In(loops[level], variable)];
            if (made.Count > 0) return InLoop(variable, reference, made, level, depth);
        }

        Content content = state.Get(new Place(variable)).Content;
        if (content.Numbers is { Distinct.Count: 1 } number && number.Least % 1 == 0) return Polynomial.Of((long)number.Least);
        return Polynomial.Of(new Atom(content.Definition ?? reference));
    }

    private Polynomial InLoop(ISymbol variable, IOperation reference, List<IOperation> made, int level, int depth)
    {
        // What is written through a reference does not move it.
        bool isReference = variable is ILocalSymbol { IsRef: true };
        if ((isReference || made.Count == 1) && made.Any(IsEach)) return Polynomial.Of(new Atom(variable) { Level = level, Step = Polynomial.One, IsEach = true, Varies = true, ChangesAt = level });
        if (isReference) return Opaque(reference);
        if (made is [ISimpleAssignmentOperation { Value: var value }]) return Read(value, depth - 1);

        List<Polynomial?> steps = [.. made.Select(m => StepOf(m, depth)).Distinct()];
        return steps is [{ } step] ? Polynomial.Of(new Atom(variable) { Level = level, Step = step, Varies = true }) : Opaque(reference);
    }

    private bool IsEach(IOperation change) =>
        change is ISimpleAssignmentOperation { Value: var value } && places.Resolve(value) is IPropertyReferenceOperation { Property.Name: "Current" };

    private Polynomial? StepOf(IOperation change, int depth) => change switch
    {
        IIncrementOrDecrementOperation => Polynomial.One,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var step } => Read(step, depth - 1),
        _ => null,
    };

    private Polynomial Opaque(IOperation operation)
    {
        // What others may have written since is not known to be what it was.
        object identity = places.Of(operation) is { } place && !(place.IsShared && state.IsSharedVague) ? state.Get(place).Content.Definition ?? operation : operation;
        int? level = Changing(operation);
        return Polynomial.Of(new Atom(identity) { Varies = level is not null, ChangesAt = level });
    }

    /// <summary>The innermost loop in the next round of which it may be another number; null where there is none.</summary>
    private int? Changing(IOperation operation)
    {
        int? innermost = null;
        foreach (IOperation part in loops.Count == 0 ? [] : operation.DescendantsAndSelf())
        {
            int? level = part switch
            {
                ILocalReferenceOperation { Local: var local } => Changing(local),
                IParameterReferenceOperation { Parameter: var parameter } => Changing(parameter),
                IInvocationOperation or IFlowCaptureReferenceOperation => loops.Count - 1,
                _ => null,
            };
            if (level is not null && (innermost is null || level < innermost)) innermost = level;
        }

        return innermost;
    }

    /// <summary>The innermost loop that assigns to a variable; null where none does.</summary>
    public int? Changing(ISymbol variable)
    {
        for (int level = 0; level < loops.Count; level++)
        {
            if (changes.In(loops[level], variable).Any()) return level;
        }

        return null;
    }
}
