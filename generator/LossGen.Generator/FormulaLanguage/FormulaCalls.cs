using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Calls: of functions that have vector code, and of methods like the formula itself, which are run in their place.</summary>
internal sealed class FormulaCalls
{
    private readonly FormulaCompiler _compiler;
    private readonly FormulaExpressions _expressions;
    private readonly MathFunctions _functions;

    public FormulaCalls(FormulaCompiler compiler, FormulaExpressions expressions, Compilation compilation)
    {
        _compiler = compiler;
        _expressions = expressions;
        _functions = new(compilation);
        Rows = new(compiler, expressions, this, new(compilation));
    }

    public FormulaRows Rows { get; }

    public Expression? Evaluate(IInvocationOperation call, Scope scope)
    {
        if (FormulaRows.Has(call.TargetMethod)) return Rows.Call(call, scope);
        if (Rows.IsRow(call.Instance?.Type)) return Rows.Refuse(call);

        // Why the method cannot be called comes before what is wrong with its arguments.
        if (Objection(call.TargetMethod) is { } objection) return Refuse(call, call.TargetMethod, objection);
        return Arguments(call, scope) is { } arguments ? Invoke(call, call.TargetMethod, arguments, scope) : null;
    }

    /// <summary>The value of a method with these arguments, in the order of its parameters.</summary>
    public Expression? Invoke(IOperation place, IMethodSymbol called, IReadOnlyList<Expression> arguments, Scope scope)
    {
        if (Objection(called) is { } objection) return Refuse(place, called, objection);
        IMethodSymbol method = called.PartialImplementationPart ?? called;
        if (_functions.IsLibrary(method)) return _functions.Find(method)!([.. arguments]);
        if (_compiler.Body(method) is not { } body) return Refuse(place, called, "its body is not in this project: pass its result as a parameter");

        // A local function sees the locals around it.
        Scope inner = method.MethodKind == MethodKind.LocalFunction ? scope.Copy() : new(new Dictionary<ISymbol, Expression>(SymbolEqualityComparer.Default));
        for (int i = 0; i < arguments.Count; i++) inner.Set(method.Parameters[i], arguments[i]);
        return _compiler.Call(method, body, inner, Place.Of(place.Syntax));
    }

    // In the order of the parameters.
    private List<Expression>? Arguments(IInvocationOperation call, Scope scope)
    {
        Expression?[] values = new Expression?[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || _expressions.Evaluate(argument.Value, scope) is not { } value) return null;
            values[parameter.Ordinal] = value;
        }

        List<Expression> all = [.. values.OfType<Expression>()];
        return all.Count == values.Length ? all : null;
    }

    private string? Objection(IMethodSymbol method)
    {
        if (_functions.IsLibrary(method)) return _functions.Find(method) is null ? "it is not among " + _functions.Describe(method.Name) : null;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction)) return "it is no method of its own: write a static method";
        if (!method.IsStatic && method.MethodKind == MethodKind.Ordinary) return "it is not static: write a static method";
        if (method.IsGenericMethod || method.ContainingType.IsGenericType) return "it is generic: write one for the type computed in";
        if (method.IsAsync || method.IsAbstract || method.IsExtern) return "what it does is not known here: pass its result as a parameter";
        if (method.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None || p.IsParams || !(IsNumber(p.Type) || Rows.IsRow(p.Type))) is { } odd)
        {
            return $"its parameter '{odd.Name}' is not a number, a condition or a row passed by value";
        }

        return IsNumber(method.ReturnType) && method.RefKind == RefKind.None ? null : "it returns neither a number nor a condition";
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Boolean or SpecialType.System_Int32;

    private Expression? Refuse(IOperation place, IMethodSymbol method, string reason)
    {
        string name = method.MethodKind == MethodKind.LocalFunction || method.ContainingType is null ? method.Name : method.ContainingType.Name + "." + method.Name;
        return _expressions.Refuse(place, Problems.FormulaCall, name, reason);
    }
}
