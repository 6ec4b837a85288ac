using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Patterns over numbers and conditions, and the switch expressions that they make up.</summary>
internal sealed class FormulaPatterns(FormulaCompiler compiler, FormulaExpressions expressions)
{
    public Expression? Switch(ISwitchExpressionOperation choice, Scope scope)
    {
        if (expressions.Evaluate(choice.Value, scope) is not { } subject) return null;
        if (!choice.IsExhaustive)
        {
            return expressions.Refuse(choice, Problems.FormulaConstruct, "leave a value without an arm", "end the switch with '_ => …'");
        }

        // One of the arms matches: where none before did, the last one does.
        Expression? result = null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms.Reverse())
        {
            Scope inner = scope.Copy();
            if (Condition(arm, subject, inner) is not { } condition || expressions.Evaluate(arm.Value, inner) is not { } value) return null;
            result = result is null ? value : Values.Choose(condition, value, result);
        }

        return result;
    }

    /// <summary>Whether a value matches; what the pattern names is added to the scope.</summary>
    public Expression? Match(IPatternOperation pattern, Expression value, Scope scope)
    {
        if (!compiler.Spend(pattern, 0)) return null;
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return value.Graph.Constant(1);
            case IConstantPatternOperation constant:
                return expressions.Evaluate(constant.Value, scope) is { } wanted ? Is(value, wanted, IsCondition(constant.Value)) : null;
            case IRelationalPatternOperation relation:
                return expressions.Evaluate(relation.Value, scope) is { } bound ? Compare(relation, value, bound) : null;
            case INegatedPatternOperation negated:
                return Match(negated.Pattern, value, scope) is { } match ? Values.Not(match) : null;
            case IBinaryPatternOperation binary:
                if (Match(binary.LeftPattern, value, scope) is not { } left || Match(binary.RightPattern, value, scope) is not { } right) return null;
                return binary.OperatorKind == BinaryOperatorKind.And ? Values.And(left, right) : Values.Or(left, right);
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol } declared when SymbolEqualityComparer.Default.Equals(declared.InputType, declared.NarrowedType):
                scope.Set(symbol, value);
                return value.Graph.Constant(1);
            default:
                return expressions.Refuse(pattern);
        }
    }

    private Expression? Condition(ISwitchExpressionArmOperation arm, Expression subject, Scope scope)
    {
        if (!compiler.Spend(arm, 0) || Match(arm.Pattern, subject, scope) is not { } match) return null;
        if (arm.Guard is null) return match;
        return expressions.Evaluate(arm.Guard, scope) is { } guard ? Values.And(match, guard) : null;
    }

    // A pattern of NaN matches NaN, which no comparison does.
    private static Expression Is(Expression value, Expression wanted, bool isCondition) =>
        isCondition ? wanted.Value != 0 ? value : Values.Not(value)
        : double.IsNaN(wanted.Value) ? Values.Not(value.Make(Operations.Equal, value))
        : value.Make(Operations.Equal, wanted);

    private Expression? Compare(IRelationalPatternOperation relation, Expression value, Expression bound) => relation.OperatorKind switch
    {
        BinaryOperatorKind.LessThan => value.Make(Operations.Less, bound),
        BinaryOperatorKind.LessThanOrEqual => value.Make(Operations.LessOrEqual, bound),
        BinaryOperatorKind.GreaterThan => bound.Make(Operations.Less, value),
        BinaryOperatorKind.GreaterThanOrEqual => bound.Make(Operations.LessOrEqual, value),
        _ => expressions.Refuse(relation),
    };

    private static bool IsCondition(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Boolean;
}
