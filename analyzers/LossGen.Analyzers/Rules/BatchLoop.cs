using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Creations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>A loop over batches, as it stands in the code.</summary>
internal sealed class BatchLoop
{
    /// <summary>Methods that cut into pieces of which the last may be shorter.</summary>
    private static readonly HashSet<string> Cutting = ["Chunk", "Batch", "Batches", "MiniBatches", "Buffer"];

    private readonly ILoopOperation _loop;
    private readonly IInvocationOperation _call;

    private BatchLoop(ILoopOperation loop, IInvocationOperation call, IOperation method)
    {
        _loop = loop;
        _call = call;
        Method = method;
    }

    public IOperation Method { get; }

    public IOperation Body => _loop.Body;

    /// <summary>The innermost loop around a call, within the same function.</summary>
    public static BatchLoop? Around(IInvocationOperation call)
    {
        ILoopOperation? loop = null;
        IOperation root = call;
        for (IOperation? at = call.Parent; at is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); at = at.Parent)
        {
            loop ??= at as ILoopOperation;
            root = at;
        }

        return loop is null ? null : new BatchLoop(loop, call, root);
    }

    public bool Contains(IOperation operation) => _loop.Syntax.Span.Contains(operation.Syntax.Span);

    public bool IsOutside(ISymbol? symbol) =>
        symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.All(r => !_loop.Syntax.Span.Contains(r.Span));

    /// <summary>The variable that an expression names, or null.</summary>
    private static ISymbol? SymbolOf(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var operand }) operation = operand;
        return operation switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            IMemberReferenceOperation { Member: var member } => member,
            _ => null,
        };
    }

    /// <summary>Whether an expression is the number of rounds: a local that each round adds 1 to, the length of what is looped over, or what a loop over batches counts up to.</summary>
    public bool CountsRounds(IOperation count, BatchSize size)
    {
        while (count is IConversionOperation { Operand: var operand }) count = operand;
        if (count is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } counted })
        {
            return SymbolEqualityComparer.Default.Equals(Collection, SymbolOf(counted)) && Collection is not null;
        }

        if (size == BatchSize.Varying && IsLimit(count)) return true;
        if (Locals.Of(count) is not { } local || !IsOutside(local)) return false;
        return _loop.All().Any(o => o switch
        {
            IIncrementOrDecrementOperation { Kind: OperationKind.Increment } increment => Locals.Is(increment.Target, local),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue.Value: 1 } addition => Locals.Is(addition.Target, local),
            _ => false,
        });
    }

    /// <summary>What is looped over, one element a round: by <c>foreach</c>, or by an index up to its length.</summary>
    private ISymbol? Collection => _loop switch
    {
        IForEachLoopOperation each => SymbolOf(each.Collection),
        IForLoopOperation { Condition: IBinaryOperation { RightOperand: IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } counted } } condition } loop
            when IsCountedBy(loop, condition.LeftOperand) => SymbolOf(counted),
        _ => null,
    };

    /// <summary>Whether a number is that of all samples: what each round adds a batch's size to, the length that a loop in larger steps goes through, or what the hits are divided by.</summary>
    public bool CountsSamples(IOperation count)
    {
        while (count is IConversionOperation or IParenthesizedOperation) count = count is IConversionOperation { Operand: var operand } ? operand : ((IParenthesizedOperation)count).Operand;
        return SampleCount.Is(count, _loop, Method);
    }

    /// <summary>Whether rounds are counted up to that.</summary>
    private bool IsLimit(IOperation count) =>
        _loop is IForLoopOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } condition } loop
        && SymbolOf(count) is { } limit && SymbolEqualityComparer.Default.Equals(limit, SymbolOf(condition.RightOperand)) && !(limit is ILocalSymbol local && IsAssigned(local))
        && IsCountedBy(loop, condition.LeftOperand);

    private static bool IsCountedBy(IForLoopOperation loop, IOperation variable) => loop.AtLoopBottom
        .Any(o => o is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } counter } && Locals.Is(counter.Target, Locals.Of(variable)));

    /// <summary>What is known of the sizes of what the loss is given.</summary>
    public BatchSize SizeOf(LossCall loss)
    {
        BatchSize size = BatchSize.Fixed;
        foreach (LossArgument argument in loss.Arguments)
        {
            BatchSize one = SizeOf(argument);
            if (one > size) size = one;
        }

        return size;
    }

    /// <summary>Whether some sizes are left out, of whatever part of a batch that is asked.</summary>
    public bool IsGuarded => _call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).OfType<ILocalReferenceOperation>()
        .Any(l => !IsOutside(l.Local) && BatchGuard.IsBefore(_call, l.Local, Body));

    /// <summary>What is known of the sizes of one of them.</summary>
    public BatchSize SizeOf(LossArgument argument)
    {
        IOperation? value = _call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == argument.Parameter.Ordinal)?.Value;
        return value is null ? BatchSize.Fixed : SizeOf(value, level: 0);
    }

    /// <summary>Whether an expression is the size of a batch, and not of every one.</summary>
    public bool IsVaryingSize(IOperation value) => value switch
    {
        IConversionOperation conversion => IsVaryingSize(conversion.Operand),
        ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 } count => LengthOf(count, level: 0) == BatchSize.Varying,
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } batch } => SizeOf(batch, level: 0) == BatchSize.Varying,
        _ => false,
    };

    private BatchSize SizeOf(IOperation value, int level)
    {
        if (level > 4) return BatchSize.Unknown;
        return value switch
        {
            IConversionOperation conversion => SizeOf(conversion.Operand, level),
            IInvocationOperation { TargetMethod.Name: "AsSpan" or "Slice", Arguments: [.., { Value: var length }] } slice when Lengths(slice) => LengthOf(length, level),
            IInvocationOperation { TargetMethod.Name: "AsSpan" or "Slice" or "AsMemory" } view => HasStart(view) && Varies(view.Arguments[view.Arguments.Length - 1].Value)
                ? BatchSize.Varying
                : SizeOf(view.Instance ?? view.Arguments[0].Value, level),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } => RangeOf(range, level),
            IArrayElementReferenceOperation { Indices: [IRangeOperation range] } => RangeOf(range, level),
            ILocalReferenceOperation { Local: var local } => SizeOf(local, level),
            IMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: var owner } } => SizeOf(owner, level),
            IPropertyReferenceOperation { Type.Name: "Tensor", Arguments.Length: > 0, Instance: { Type.Name: "Tensor" } whole } => SizeOf(whole, level),
            IInvocationOperation { Type.Name: "Tensor", TargetMethod.Name: "select" or "unsqueeze" or "squeeze" or "view" or "to" or "flatten" or "index", Instance: { } whole } => SizeOf(whole, level),
            IParameterReferenceOperation or IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } => BatchSize.Fixed,
            IArrayCreationOperation { DimensionSizes: [var length] } => LengthOf(length, level),
            _ => Depends(value) ? BatchSize.Unknown : BatchSize.Fixed,
        };
    }

    /// <summary>Whether a slice says how long it is.</summary>
    private static bool Lengths(IInvocationOperation slice) => slice.Arguments.Length == (slice.Instance is null ? 3 : 2);

    private static bool HasStart(IInvocationOperation slice) => slice.Arguments.Length == (slice.Instance is null ? 2 : 1);

    private BatchSize RangeOf(IRangeOperation range, int level) => (range.LeftOperand, range.RightOperand) switch
    {
        (null, { } end) => LengthOf(end, level),
        // From a running start by a fixed step.
        ({ } start, IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } end) when SameLocal(start, end.LeftOperand) => LengthOf(end.RightOperand, level),
        ({ } start, { } end) when IsIndexed(end) is { OperatorKind: BinaryOperatorKind.Add } sum && SameLocal(start, sum.LeftOperand) => LengthOf(sum.RightOperand, level),
        var (start, end) => (start is not null && Varies(start)) || (end is not null && Varies(end)) ? BatchSize.Varying : BatchSize.Fixed,
    };

    private static IBinaryOperation? IsIndexed(IOperation end)
    {
        while (end is IConversionOperation { Operand: var operand }) end = operand;
        return end as IBinaryOperation;
    }

    private static bool SameLocal(IOperation first, IOperation second) => Locals.Of(first) is { } one && Locals.Is(second, one);

    private BatchSize LengthOf(IOperation length, int level)
    {
        bool isBounded = length.DescendantsAndSelf()
            .Any(o => o is IInvocationOperation { TargetMethod: { Name: "Min", ContainingType.Name: "Math" } } bound && Varies(bound));
        if (isBounded) return BatchSize.Varying;
        foreach (ILocalReferenceOperation reference in length.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            BatchSize size = SizeOf(reference.Local, level);
            if (size != BatchSize.Fixed) return size;
        }

        return BatchSize.Fixed;
    }

    /// <summary>What is known by how a local is made.</summary>
    private BatchSize SizeOf(ILocalSymbol local, int level)
    {
        if (IsOutside(local)) return IsAssigned(local) ? BatchSize.Unknown : BatchSize.Fixed;
        if (BatchGuard.IsBefore(_call, local, Body)) return BatchSize.Fixed;
        if (_loop is IForEachLoopOperation each && each.Locals.Contains(local, SymbolEqualityComparer.Default))
        {
            if (DropsLast(each.Collection)) return BatchSize.Fixed;
            return each.Collection.DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => Cutting.Contains(c.TargetMethod.Name)) ? BatchSize.Varying : BatchSize.Unknown;
        }

        IOperation? made = Body.All().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
        if (made is null) return BatchSize.Unknown;
        while (made is IConversionOperation { Operand: var operand }) made = operand;
        if (made.DescendantsAndSelf().Any(IsDrawn)) return BatchSize.Fixed;
        return made.Type is { SpecialType: SpecialType.System_Int32 } ? LengthOrRound(made, level + 1) : MadeOf(made, level + 1);
    }

    /// <summary>Whether a batch is drawn at random, and so of the size that is asked for.</summary>
    private bool IsDrawn(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "randint" or "randperm" or "randn" or "rand" or "multinomial" or "Sample" or "sample" } => true,
        // Drawn a line above.
        ILocalReferenceOperation { Local: var local, Type.Name: "Tensor" } when !IsOutside(local) => Body.All().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value is IInvocationOperation { TargetMethod.Name: "randint" or "randperm" or "multinomial" },
        _ => false,
    };

    /// <summary>Whether a loader leaves out the batch that is shorter.</summary>
    private static bool DropsLast(IOperation collection) => collection.SemanticModel?.Compilation is { } compilation
        && Creation.Of(collection, compilation)?.Operation switch
        {
            IObjectCreationOperation made => made.Arguments,
            IInvocationOperation made => made.Arguments,
            _ => Enumerable.Empty<IArgumentOperation>(),
        } is { } arguments && arguments.Any(a => a.Parameter?.Name is "drop_last" or "dropLast" && a.Value.ConstantValue.Value is true);

    /// <summary>A count that is worked out from something else that changes; a running start is a multiple of the round.</summary>
    private BatchSize LengthOrRound(IOperation made, int level)
    {
        BatchSize size = LengthOf(made, level);
        bool isStart = made is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply };
        return size == BatchSize.Fixed && Varies(made) && !isStart ? BatchSize.Unknown : size;
    }

    /// <summary>A batch that a method makes of something that is different in each round.</summary>
    private BatchSize MadeOf(IOperation made, int level)
    {
        BatchSize size = SizeOf(made, level);
        return size == BatchSize.Unknown && made is IInvocationOperation call && call.Arguments.Any(a => SizeOf(a.Value, level + 1) == BatchSize.Varying)
            ? BatchSize.Varying
            : size;
    }

    private bool Depends(IOperation value) => value is IInvocationOperation or ITupleOperation or IAwaitOperation || Varies(value);

    /// <summary>Whether it may be different in each round.</summary>
    private bool Varies(IOperation value) => value.DescendantsAndSelf().Any(o => o switch
    {
        ILocalReferenceOperation { Local: var local } => !IsOutside(local) || IsAssigned(local),
        _ => false,
    });

    private bool IsAssigned(ILocalSymbol local) => Locals.IsAssigned(local, _loop);
}
