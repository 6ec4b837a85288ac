using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using LossGen.Analyzers.Torch;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Runs operations on what is known: the value of each expression, and what it changes.</summary>
internal sealed partial class Evaluator : OperationVisitor<State, Value>
{
    private readonly FlowContext _context;
    private readonly ISet<ISymbol> _unreliable;
    private readonly Places _places;
    private readonly Changes _changes;
    private readonly Dictionary<IOperation, ApiRow?> _known = [];
    private readonly Dictionary<IOperation, TorchModule?> _modules = [];

    /// <param name="graph">The graph that the operations are of.</param>
    /// <param name="context">What is the same for all methods of a compilation.</param>
    /// <param name="unreliable">Variables that code other than this method's own writes.</param>
    public Evaluator(ControlFlowGraph graph, FlowContext context, ISet<ISymbol> unreliable)
    {
        Graph = graph;
        _changes = new Changes(graph);
        _context = context;
        _unreliable = unreliable;
        _places = new Places(unreliable);
    }

    /// <summary>The loops around the operations that are run, inner ones first.</summary>
    public IReadOnlyList<Loop> Loops { get; set; } = [];

    private Loop? Loop => Loops.Count > 0 ? Loops[0] : null;

    /// <summary>The graph that the operations are of.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>Receives what the operations change and call; null where that is of no interest.</summary>
    public FlowRecord? Record { get; set; }

    /// <summary>The value of an expression. One that is too deep for the stack ends the analysis.</summary>
    public Value Run(IOperation? operation, State state)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _context.CancellationToken.ThrowIfCancellationRequested();
        if (operation is null) return Value.Unknown;
        if (operation.ConstantValue is { HasValue: true } constant) return Value.Of(Constants.ContentOf(constant.Value, operation));
        Value value = Reference(operation, state);
        return value.Cells.Count > 0 && operation.Type is { } type && Memory.IsNumber(type) ? Value.Of(ElementOf(value, state)) : value;
    }

    /// <summary>The value, or what a <c>ref</c> refers to.</summary>
    private Value Reference(IOperation operation, State state) =>
        // The visitor returns nothing for what has no kind of its own, stackalloc among it.
        (operation.Kind == OperationKind.None ? DefaultVisit(operation, state) : Visit(operation, state)) ?? Value.Unknown;

    public override Value? DefaultVisit(IOperation operation, State state)
    {
        if (operation is { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax })
        {
            return Allocate(operation, state, [.. operation.ChildOperations.Where(c => !IsSize(operation, c))], operation.ChildOperations.FirstOrDefault(c => IsSize(operation, c)));
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            Value value = Run(child, state);
            // Pointers, among others.
            if (operation.Kind is OperationKind.None or OperationKind.AddressOf) Escape(operation.Kind == OperationKind.None ? value : Reference(Outermost(child), state), state);
        }

        return operation.Type is { } result && !Memory.IsNumber(result) ? Value.Of(Fresh(operation, state, Content.Of(operation))) : Value.Of(Content.Of(operation));
    }

    public override Value VisitConversion(IConversionOperation operation, State state)
    {
        Value value = Run(operation.Operand, state);
        if (operation.Operand.Type is not { } from || operation.Type is not { } to) return value;
        bool isRounded = IsInteger(to) && !IsInteger(from) && Memory.IsNumber(from);
        if (isRounded && value.Content.Numbers is null) return Value.Of(Content.Of(operation));
        // A number that becomes a tensor.
        if (Memory.IsNumber(from) && !Memory.IsNumber(to)) return Value.Of(Fresh(operation, state, value.Content));
        return value;
    }

    public override Value VisitParenthesized(IParenthesizedOperation operation, State state) => Run(operation.Operand, state);

    public override Value VisitLocalReference(ILocalReferenceOperation operation, State state) => Read(operation, state);

    public override Value VisitParameterReference(IParameterReferenceOperation operation, State state) => Read(operation, state);

    public override Value VisitFieldReference(IFieldReferenceOperation operation, State state)
    {
        if (operation.Field.CorrespondingTupleField is { } field && operation.Instance is not null)
        {
            Value tuple = Run(operation.Instance, state);
            int index = TupleIndex(field);
            return index >= 0 && index < tuple.Elements.Count ? tuple.Elements[index] : Value.Unknown;
        }

        return Read(operation, state);
    }

    public override Value VisitPropertyReference(IPropertyReferenceOperation operation, State state)
    {
        if (operation.Arguments.Length > 0) return ReadElement(operation, operation.Instance, [.. operation.Arguments.Select(a => a.Value)], state);
        if (operation is { Instance: { } owner, Property: { ContainingType.IsRecord: true, SetMethod: null or { IsInitOnly: true } } property } && PartOfRecord(owner, property, state) is { } part)
        {
            return part;
        }

        if (operation.Property.Name is "Span" or "Memory" or "Current" && operation.Instance is not null)
        {
            return Run(operation.Instance, state);
        }

        return Read(operation, state);
    }

    public override Value VisitArrayElementReference(IArrayElementReferenceOperation operation, State state) =>
        ReadElement(operation, operation.ArrayReference, operation.Indices, state);

    public override Value VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation, State state) =>
        ReadElement(operation, operation.Instance, [operation.Argument], state);

    public override Value VisitFlowCapture(IFlowCaptureOperation operation, State state)
    {
        _places.Capture(operation);
        state.Set(operation.Id, Run(operation.Value, state));
        return Value.Unknown;
    }

    public override Value VisitFlowCaptureReference(IFlowCaptureReferenceOperation operation, State state)
    {
        Value value = state.Get(operation.Id);
        return operation.Syntax is ConditionalExpressionSyntax condition && Indicator.IsOneHot(condition) && value.Content.Kind == ValueKind.BinaryLabels
            ? Value.Of(new Content { Holds = ValueKind.OneHot, Definition = operation, Origin = new Origin(condition, "the code") })
            : value;
    }

    public override Value VisitTuple(ITupleOperation operation, State state) =>
        new() { Elements = new([.. operation.Elements.Select(e => Run(e, state))]) };

    public override Value VisitBinaryOperator(IBinaryOperation operation, State state)
    {
        Value left = Run(operation.LeftOperand, state), right = Run(operation.RightOperand, state);
        if (operation.OperatorKind is >= BinaryOperatorKind.LessThan and <= BinaryOperatorKind.GreaterThan)
        {
            if (IsHalf(right, state)) Threshold(operation, left, state);
            if (IsHalf(left, state)) Threshold(operation, right, state);
        }

        return Arithmetic(operation, Constants.OperatorOf(operation.OperatorKind), [(operation.LeftOperand, left), (operation.RightOperand, right)], state);
    }

    private static bool IsHalf(Value value, State state) => Summary(value, state).Numbers?.Is(0.5) == true;

    public override Value VisitUnaryOperator(IUnaryOperation operation, State state)
    {
        Value operand = Run(operation.Operand, state);
        Operator @operator = operation.OperatorKind switch
        {
            UnaryOperatorKind.Minus => Operator.Negate,
            UnaryOperatorKind.Plus => Operator.Copy,
            _ => Operator.Unknown,
        };
        return Arithmetic(operation, @operator, [(operation.Operand, operand)], state);
    }

    public override Value VisitArrayCreation(IArrayCreationOperation operation, State state)
    {
        foreach (IOperation size in operation.DimensionSizes) Run(size, state);
        return Allocate(operation, state, operation.Initializer is { } initializer ? [.. Constants.Elements(initializer)] : [], operation.DimensionSizes is [var only] ? only : null);
    }

    public override Value VisitCollectionExpression(ICollectionExpressionOperation operation, State state) => Allocate(operation, state, operation.Elements);

    public override Value VisitDefaultValue(IDefaultValueOperation operation, State state) => Value.Unknown;

    public override Value VisitAwait(IAwaitOperation operation, State state)
    {
        Value value = Run(operation.Operation, state);
        state.ForgetEscaped();
        state.ForgetShared();
        return value;
    }

    /// <summary><c>x is { } y</c> gives it another name.</summary>
    public override Value VisitIsPattern(IIsPatternOperation operation, State state)
    {
        Value value = Run(operation.Value, state);
        ISymbol? named = operation.Pattern switch
        {
            IDeclarationPatternOperation { DeclaredSymbol: var symbol } => symbol,
            IRecursivePatternOperation { DeclaredSymbol: var symbol } => symbol,
            _ => null,
        };
        if (named is { Name.Length: > 0 } && !_unreliable.Contains(named)) state.Set(new Place(named), value);
        return Value.Of(Content.Of(operation));
    }

    /// <summary>Its body is analysed by itself; what it writes is unreliable here.</summary>
    public override Value VisitFlowAnonymousFunction(IFlowAnonymousFunctionOperation operation, State state) => Value.Unknown;

    public override Value VisitDelegateCreation(IDelegateCreationOperation operation, State state) => Value.Unknown;

    /// <summary>What a record was made with, where that is in sight.</summary>
    private Value? PartOfRecord(IOperation owner, IPropertySymbol property, State state)
    {
        Value record = Run(owner, state);
        IMethodSymbol? made = property.ContainingType.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == record.Elements.Count && c.Parameters.Any(p => p.Name == property.Name));
        return made is null ? null : record.Elements[made.Parameters.First(p => p.Name == property.Name).Ordinal];
    }

    private Value Read(IOperation operation, State state) =>
        _places.Of(operation) is { } place ? state.Get(place) : Unplaced(operation, state);

    /// <summary>What is got through a property or from another object: only <c>[Holds]</c> tells.</summary>
    private Value Unplaced(IOperation operation, State state)
    {
        if (operation is IMemberReferenceOperation { Instance: { } instance }) Run(instance, state);
        // A getter may give away what it belongs to.
        if (operation is IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: false, IsIndexer: false }, Type: { } property } && Memory.IsWritable(property)) CallUnknown(state);
        Content content = operation is IMemberReferenceOperation { Member: var member } ? _context.Holds.Of(member) : Content.Unknown;
        return operation.Type is { } type && Memory.IsNumber(type)
            ? Value.Of(content)
            : Value.Of(Lent(operation, state, content));
    }

    private Value Arithmetic(IOperation operation, Operator @operator, IReadOnlyList<(IOperation Operation, Value Value)> operands, State state)
    {
        bool isMemory = operation.Type is { } result && !Memory.IsNumber(result);
        if (@operator == Operator.Unknown || (operation.Type is { } number && IsInteger(number)))
        {
            // Indices and comparisons, which are most of what loops compute.
            return isMemory ? Value.Of(Fresh(operation, state, Content.Of(operation))) with { Shape = ShapeOf(operands) } : Value.Of(Content.Of(operation));
        }

        Origin origin = new(operation.Syntax, "the code");
        Content content = Operators.Apply(@operator, [.. operands.Select(o => OperandOf(o.Operation, o.Value, isPart: null, state))], origin, operation);
        Note(content, state);
        if (!isMemory) return Value.Of(content);
        return Value.Of(Fresh(operation, state, content)) with { Shape = ShapeOf(operands) };
    }

    /// <summary>The shape that comes of tensors element by element, of which numbers have none.</summary>
    private static TensorShape? ShapeOf(IReadOnlyList<(IOperation Operation, Value Value)> operands)
    {
        List<Value> tensors = [.. operands.Where(o => !IsScalar(o.Operation)).Select(o => o.Value)];
        return tensors.Count == 0 ? null : tensors.Skip(1).Aggregate(tensors[0].Shape, (shape, next) => TensorShape.Broadcast(shape, next.Shape));

        static bool IsScalar(IOperation operation)
        {
            while (operation is IConversionOperation { Operand: var operand }) operation = operand;
            return operation.Type is { } type && (Memory.IsNumber(type) || type.Name == "Scalar");
        }
    }

    /// <summary>A new array: zeros, or what its initialiser holds.</summary>
    private Value Allocate(IOperation operation, State state, IReadOnlyList<IOperation> elements, IOperation? size = null)
    {
        Origin origin = new(operation.Syntax, "the initialiser");
        List<Value> values = [.. elements.Select(e => Run(e, state))];
        Content content = elements.Count == 0
            ? new Content { Numbers = Numbers.Zeros, Origin = origin, Length = size?.ConstantValue.Value as int? }
            : new Content { Numbers = Constants.NumbersOf(values), Origin = origin };
        if (values.Count > 0 && content.Numbers is null) content = values.Select(v => Summary(v, state)).Aggregate(Content.Join);
        Cell cell = Fresh(operation, state, content with { Definition = operation });
        foreach ((IOperation element, Value value) in elements.Zip(values, (e, v) => (e, v)))
        {
            if (element.Type is { } type && Memory.IsWritable(type)) state.Contain(cell, value);
        }

        return Value.Of(cell);
    }

    /// <summary>The memory that an element is of.</summary>
    private IOperation Outermost(IOperation operation) => _places.Resolve(operation) is IArrayElementReferenceOperation element ? element.ArrayReference : operation;

    private static Cell Fresh(IOperation operation, State state, Content content)
    {
        Cell cell = new(operation);
        state.Make(cell, content);
        return cell;
    }

    /// <summary>Memory that belongs to who gave it, and may write it whenever called.</summary>
    private static Cell Lent(IOperation operation, State state, Content content)
    {
        Cell cell = Fresh(operation, state, content);
        state.Escape(cell);
        return cell;
    }

    /// <summary>Whether it is the length, said or not, rather than an element.</summary>
    private static bool IsSize(IOperation allocation, IOperation child) => child.Syntax == allocation.Syntax
        || (allocation.Syntax is StackAllocArrayCreationExpressionSyntax { Type: { } type } && type.Span.Contains(child.Syntax.Span));

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>Named parts stand for numbered ones.</summary>
    private static int TupleIndex(IFieldSymbol field)
    {
        IReadOnlyList<IFieldSymbol> elements = field.ContainingType.TupleElements;
        for (int i = 0; i < elements.Count; i++)
        {
            if (field.Name == "Item" + Generator.Invariant.Text(i + 1) || SymbolEqualityComparer.Default.Equals(elements[i], field)) return i;
        }

        return -1;
    }
}
