using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>The value of an expression of C#; null, with a finding, where it has none.</summary>
internal sealed class FormulaExpressions
{
    private readonly FormulaCompiler _compiler;
    private readonly FormulaPatterns _patterns;
    private readonly FormulaCalls _calls;
    private readonly FormulaFields _fields;
    private int _depth;

    public FormulaExpressions(FormulaCompiler compiler, Compilation compilation)
    {
        _compiler = compiler;
        _patterns = new(compiler, this);
        _calls = new(compiler, this, compilation);
        _fields = new(compiler, this);
    }

    public Expression? Evaluate(IOperation operation, Scope scope)
    {
        if (Constants.Of(operation) is { } constant) return _compiler.Graph.Constant(constant);
        if (!_compiler.Spend(operation, ++_depth)) return null;
        Expression? value = Dispatch(operation, scope);
        _depth--;
        return value;
    }

    /// <summary>What <c>a += b</c> makes of a.</summary>
    public Expression? Compound(ICompoundAssignmentOperation operation, Scope scope) =>
        Evaluate(operation.Target, scope) is { } target && Evaluate(operation.Value, scope) is { } value
            ? Binary(operation, operation.OperatorKind, operation.Target.Type, target, value)
            : null;

    /// <summary>What <c>a++</c> makes of a.</summary>
    public Expression? Step(IIncrementOrDecrementOperation operation, Scope scope) =>
        Evaluate(operation.Target, scope) is not { } target ? null
        : Binary(operation, operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, operation.Target.Type, target, _compiler.Graph.Constant(1));

    private Expression? Dispatch(IOperation operation, Scope scope) => operation switch
    {
        ILocalReferenceOperation local => Read(local, local.Local, scope),
        IParameterReferenceOperation parameter => Read(parameter, parameter.Parameter, scope),
        IFieldReferenceOperation field => _fields.Evaluate(field),
        IParenthesizedOperation brackets => Evaluate(brackets.Operand, scope),
        IConversionOperation conversion => Convert(conversion, scope),
        IUnaryOperation { OperatorMethod: null } unary => Unary(unary, scope),
        IBinaryOperation { OperatorMethod: null } binary => Evaluate(binary.LeftOperand, scope) is { } left && Evaluate(binary.RightOperand, scope) is { } right
            ? Binary(binary, binary.OperatorKind, binary.LeftOperand.Type, left, right)
            : null,
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Evaluate(choice.Condition, scope) is { } condition
            && Evaluate(choice.WhenTrue, scope) is { } then && Evaluate(whenFalse, scope) is { } otherwise
            ? Values.Choose(condition, then, otherwise)
            : null,
        ISwitchExpressionOperation choice => _patterns.Switch(choice, scope),
        IIsPatternOperation test => Evaluate(test.Value, scope) is { } value ? _patterns.Match(test.Pattern, value, scope) : null,
        IInvocationOperation call => _calls.Evaluate(call, scope),
        IPropertyReferenceOperation { Instance: { } row } ofRow when _calls.Rows.IsRow(row.Type) => _calls.Rows.Property(ofRow, scope),
        IPropertyReferenceOperation property => Refuse(property, Problems.FormulaState, property.Property.Name, "it is a property: pass it as a parameter"),
        _ => Refuse(operation),
    };

    private Expression? Read(IOperation reference, ISymbol symbol, Scope scope)
    {
        if (scope[symbol] is { } value) return value;
        // Assigned on no path here: the compiler says so itself.
        _compiler.Findings.AddCompilerError();
        return null;
    }

    private Expression? Unary(IUnaryOperation unary, Scope scope)
    {
        if (Evaluate(unary.Operand, scope) is not { } operand) return null;
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => -operand,
            UnaryOperatorKind.Not => Values.Not(operand),
            _ => Refuse(unary),
        };
    }

    private Expression? Binary(IOperation operation, BinaryOperatorKind kind, ITypeSymbol? type, Expression a, Expression b)
    {
        // Of the numbers of a formula only signs are int: what divides or shifts them would round.
        bool isReal = type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        if (type?.SpecialType == SpecialType.System_Int32 && a.IsConstant && b.IsConstant && WholeNumbers.Compute(kind, a.Value, b.Value) is { } known) return _compiler.Graph.Constant(known);
        return kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a == b ? a.Squared : a * b,
            BinaryOperatorKind.Divide when isReal => a / b,
            BinaryOperatorKind.Remainder when isReal => Refuse(operation, Problems.FormulaConstruct, "take a remainder", "write x - y * Math.Floor(x / y)"),
            BinaryOperatorKind.LessThan => a.Make(Operations.Less, b),
            BinaryOperatorKind.LessThanOrEqual => a.Make(Operations.LessOrEqual, b),
            BinaryOperatorKind.GreaterThan => b.Make(Operations.Less, a),
            BinaryOperatorKind.GreaterThanOrEqual => b.Make(Operations.LessOrEqual, a),
            BinaryOperatorKind.Equals => a.Make(Operations.Equal, b),
            BinaryOperatorKind.NotEquals => Values.Not(a.Make(Operations.Equal, b)),
            BinaryOperatorKind.ConditionalAnd => Values.And(a, b),
            BinaryOperatorKind.ConditionalOr => Values.Or(a, b),
            BinaryOperatorKind.And when IsCondition(type) => Values.And(a, b),
            BinaryOperatorKind.Or when IsCondition(type) => Values.Or(a, b),
            BinaryOperatorKind.ExclusiveOr when IsCondition(type) => Values.Not(a.Make(Operations.Equal, b)),
            _ => Refuse(operation),
        };
    }

    private Expression? Convert(IConversionOperation conversion, Scope scope)
    {
        // A row is what it is; what else becomes a span is refused for itself.
        if (conversion.Type?.IsRefLikeType == true) return Evaluate(conversion.Operand, scope);
        SpecialType? from = conversion.Operand.Type?.SpecialType, to = conversion.Type?.SpecialType;
        bool isKnown = conversion.OperatorMethod is null && IsNumber(from) && IsNumber(to);
        bool isSame = from == to;
        bool widens = from == SpecialType.System_Int32 && IsReal(to);
        bool isFree = IsReal(from) && IsReal(to) && (_compiler.Type == SpecialType.System_Single || to == SpecialType.System_Double);
        if (isKnown && (isSame || widens || isFree)) return Evaluate(conversion.Operand, scope);

        string computed = _compiler.Type == SpecialType.System_Double ? "double" : "float";
        string advice = to is SpecialType.System_Int32 or SpecialType.System_Int64 ? "round with Math.Floor, Math.Ceiling or Math.Round" : "remove the conversion";
        return Refuse(conversion, Problems.FormulaType, Text(conversion.Type), computed, advice);
    }

    public Expression? Refuse(IOperation operation)
    {
        RefusedConstructs.Refuse(operation, _compiler.Findings);
        return null;
    }

    public Expression? Refuse(IOperation operation, DiagnosticDescriptor rule, params object[] arguments)
    {
        RefusedConstructs.Refuse(operation, _compiler.Findings, rule, arguments);
        return null;
    }

    private static bool IsCondition(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;

    private static bool IsReal(SpecialType? type) => type is SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsNumber(SpecialType? type) => IsReal(type) || type is SpecialType.System_Int32 or SpecialType.System_Boolean;

    private static string Text(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "nothing";
}
