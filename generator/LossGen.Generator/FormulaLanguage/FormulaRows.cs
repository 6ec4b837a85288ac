using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Rows in formulas: the functions of <c>LossGen.Row</c>, a row's length, and its value at the index of a class.</summary>
internal sealed class FormulaRows(FormulaCompiler compiler, FormulaExpressions expressions, FormulaCalls calls, KnownTypes types)
{
    private static readonly Dictionary<string, Func<Expression, Expression>> Table = new()
    {
        ["Sum"] = Sum,
        ["Dot"] = Sum,
        ["Mean"] = x => Sum(x) / x.Graph.Columns(),
        ["Max"] = x => x.Level == Level.Element ? x.Make(RowMax) : x,
        ["Min"] = x => x.Level == Level.Element ? -(-x).Make(RowMax) : x,
        ["LogSumExp"] = x => x.Level == Level.Element ? new Softmax(x).LogSumExp : x + x.Graph.Columns().Make(Log),
    };

    /// <summary>The names of the functions.</summary>
    public static IEnumerable<string> All => Table.Keys;

    public static bool Has(IMethodSymbol method) => method.ContainingType is
    {
        Name: "Row", Arity: 0, ContainingType: null, ContainingNamespace: { Name: "LossGen", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>Whether the type is that of a row of what is computed in.</summary>
    public bool IsRow(ITypeSymbol? type) => type is not null && types.ElementOfReadOnlySpan(type)?.SpecialType == compiler.Type;

    public Expression? Call(IInvocationOperation call, Scope scope)
    {
        if (!Table.TryGetValue(call.TargetMethod.Name, out Func<Expression, Expression>? reduce)) return expressions.Refuse(call);

        List<Expression> rows = [];
        IOperation? function = null;
        foreach (IArgumentOperation argument in call.Arguments.OrderBy(a => a.Parameter?.Ordinal))
        {
            if (!IsRow(argument.Parameter?.Type)) function = argument.Value;
            else if (expressions.Evaluate(argument.Value, scope) is { } row) rows.Add(row);
            else return null;
        }

        Expression? column = function is null ? rows.Aggregate((a, b) => a * b) : Apply(function, rows, scope);
        return column is null ? null : reduce(column);
    }

    /// <summary>The length of a row, or its value at an index.</summary>
    public Expression? Property(IPropertyReferenceOperation property, Scope scope)
    {
        if (property.Instance is not { } row || expressions.Evaluate(row, scope) is not { } values) return null;
        if (property.Property.Name == "Length") return compiler.Graph.Columns();
        if (property.Arguments.Length != 1) return Refuse(property);
        if (expressions.Evaluate(property.Arguments[0].Value, scope) is not { } index) return null;
        if (index.Is(Input) || (index.IsConstant && index.Value >= 0)) return values.Make(Gather, index);
        const string advice = "index with a constant or with the parameter that has the row's class, or ask for the column in a lambda, Row.Sum(row, (x, j) => …)";
        return expressions.Refuse(property, Problems.FormulaConstruct, "take any column of a row", advice);
    }

    /// <summary>What else can be done to a row is refused.</summary>
    public Expression? Refuse(IOperation operation) =>
        expressions.Refuse(operation, Problems.FormulaConstruct, "take a row apart", "use Row.Sum, Row.Max and the like over whole rows, index with a constant, or pass each part as a span of its own");

    // What a lambda or a method makes of the values in each column.
    private Expression? Apply(IOperation function, IReadOnlyList<Expression> values, Scope scope)
    {
        switch (function)
        {
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } when lambda.Symbol.Parameters.Length - values.Count is 0 or 1:
                Scope inner = scope.Copy();
                IReadOnlyList<Expression> given = WithColumn(values, lambda.Symbol);
                for (int i = 0; i < given.Count; i++) inner.Set(lambda.Symbol.Parameters[i], given[i]);
                return compiler.Call(lambda.Symbol, lambda.Body, inner, Place.Of(lambda.Syntax));
            case IDelegateCreationOperation { Target: IMethodReferenceOperation method }:
                return calls.Invoke(method, method.Method, WithColumn(values, method.Method), scope);
            case IParenthesizedOperation brackets:
                return Apply(brackets.Operand, values, scope);
            default:
                return expressions.Refuse(function, Problems.FormulaConstruct, "call what a variable holds", "write a lambda or the name of a static method");
        }
    }

    // The number of the column comes last, where the function takes it.
    private IReadOnlyList<Expression> WithColumn(IReadOnlyList<Expression> values, IMethodSymbol function) =>
        function.Parameters.Length > values.Count ? [.. values, compiler.Graph.Column()] : values;

    private static Expression Sum(Expression x) => x.Level == Level.Element ? x.Make(RowSum) : x.Graph.Columns() * x;
}
