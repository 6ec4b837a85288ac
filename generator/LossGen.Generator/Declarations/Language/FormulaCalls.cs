using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.Declarations.Language;

/// <summary>Calls: of functions that have vector code, and of methods like the formula itself, which are run in their place.</summary>
internal sealed class FormulaCalls(FormulaCompiler compiler, FormulaExpressions expressions, MathFunctions functions)
{
    public Expression? Evaluate(IInvocationOperation call, Scope scope)
    {
        IMethodSymbol method = call.TargetMethod.PartialImplementationPart ?? call.TargetMethod;
        if (functions.IsLibrary(method))
        {
            if (functions.Find(method) is not { } function) return Refuse(call, "it is not among " + functions.Describe(method.Name));
            List<Expression>? values = Arguments(call, scope);
            return values is null ? null : function([.. values]);
        }

        if (Objection(method) is { } objection) return Refuse(call, objection);
        if (compiler.Body(method) is not { } body) return Refuse(call, "its body is not in this project: pass its result as a parameter");

        // A local function sees the locals around it.
        Scope inner = method.MethodKind == MethodKind.LocalFunction ? scope.Copy() : new(new Dictionary<ISymbol, Expression>(SymbolEqualityComparer.Default));
        if (Arguments(call, scope) is not { } arguments) return null;
        for (int i = 0; i < arguments.Count; i++) inner.Set(method.Parameters[i], arguments[i]);
        return compiler.Call(method, body, inner, Place.Of(call.Syntax));
    }

    // In the order of the parameters.
    private List<Expression>? Arguments(IInvocationOperation call, Scope scope)
    {
        Expression?[] values = new Expression?[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || expressions.Evaluate(argument.Value, scope) is not { } value) return null;
            values[parameter.Ordinal] = value;
        }

        List<Expression> all = [.. values.OfType<Expression>()];
        return all.Count == values.Length ? all : null;
    }

    private static string? Objection(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction)) return "it is no method of its own: write a static method";
        if (!method.IsStatic && method.MethodKind == MethodKind.Ordinary) return "it is not static: write a static method";
        if (method.IsGenericMethod || method.ContainingType.IsGenericType) return "it is generic: write one for the type computed in";
        if (method.IsAsync || method.IsAbstract || method.IsExtern) return "what it does is not known here: pass its result as a parameter";
        if (method.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None || p.IsParams || !IsNumber(p.Type)) is { } odd)
        {
            return $"its parameter '{odd.Name}' is not a number or a condition passed by value";
        }

        return IsNumber(method.ReturnType) && method.RefKind == RefKind.None ? null : "it returns neither a number nor a condition";
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Boolean or SpecialType.System_Int32;

    private Expression? Refuse(IInvocationOperation call, string reason)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = method.MethodKind == MethodKind.LocalFunction || method.ContainingType is null ? method.Name : method.ContainingType.Name + "." + method.Name;
        return expressions.Refuse(call, Problems.FormulaCall, name, reason);
    }
}
