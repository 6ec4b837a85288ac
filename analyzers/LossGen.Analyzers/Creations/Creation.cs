using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Creations;

/// <summary>What an object is made of: looked up in the source, through variables, parameters and containers, where there is one answer.</summary>
/// <param name="Operation">The call, constructor or function that made it.</param>
/// <param name="Added">The calls that add to it afterwards, in order.</param>
internal sealed record Creation(IOperation Operation, IReadOnlyList<IInvocationOperation> Added)
{
    /// <summary>How many variables and methods are followed.</summary>
    private const int MostLevels = 8;

    /// <summary>Calls that give back the object that they are called on.</summary>
    private static readonly HashSet<string> Keeping = ["to", "cpu", "cuda", "half", "bfloat16", "float", "double"];

    /// <summary>What made an object; null where that is not the only thing that may have, or not in sight.</summary>
    public static Creation? Of(IOperation? operation, Compilation compilation) => Of(operation, compilation, 0);

    private static Creation? Of(IOperation? operation, Compilation compilation, int level)
    {
        if (level > MostLevels) return null;
        switch (Unwrap(operation))
        {
            case ILocalReferenceOperation { Local: var local } use:
                return OfSymbol(local, use, compilation, level);
            case IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } use:
                return OfSymbol(field, use, compilation, level);
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: null or IInstanceReferenceOperation } use:
                return OfSymbol(property, use, compilation, level);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return OfParameter(parameter, compilation, level);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var key }] } element:
                return OfElement(element.Instance, key, compilation, level);
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                return OfElement(element.ArrayReference, index, compilation, level);
            case IInvocationOperation call:
                return ReturnOf(call, compilation) is { } returned ? Of(returned, compilation, level + 1) : new Creation(call, []);
            case IObjectCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation or ICollectionExpressionOperation or IArrayCreationOperation:
                return new Creation(Unwrap(operation)!, []);
            default:
                return null;
        }
    }

    /// <summary>Without what changes only how an object is seen, or where it is.</summary>
    public static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                case IInvocationOperation call when IsKeeping(call):
                    operation = call.Instance ?? call.Arguments[0].Value;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static bool IsKeeping(IInvocationOperation call) => Keeping.Contains(call.TargetMethod.Name)
        && call.TargetMethod is { ContainingType: { Name: "ModuleExtensionMethods", ContainingNamespace.Name: "TorchSharp" } } && call.Arguments.Length > 0;

    private static Creation? OfSymbol(ISymbol symbol, IOperation use, Compilation compilation, int level)
    {
        if (Assignments.Of(symbol, compilation) is not { } assigned || OperationOf(assigned.Value, compilation) is not { } value) return null;
        // What is added later than it is used was not there then.
        if (symbol is ILocalSymbol && assigned.Growth.Any(g => g.SyntaxTree == use.Syntax.SyntaxTree && g.SpanStart > use.Syntax.SpanStart)) return null;
        if (Of(value, compilation, level + 1) is not { } creation) return null;
        List<IInvocationOperation> added = [.. assigned.Growth.Select(g => OperationOf(g, compilation)).OfType<IInvocationOperation>()];
        return added.Count == 0 ? creation : creation with { Added = [.. creation.Added, .. added] };
    }

    /// <summary>What every call of a method gives for a parameter.</summary>
    private static Creation? OfParameter(IParameterSymbol parameter, Compilation compilation, int level)
    {
        if (parameter is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } || Assignments.IsChanged(parameter, compilation)) return null;
        Creation? only = null;
        foreach (IOperation given in CallIndex.ArgumentsOf(method, parameter, compilation))
        {
            if (Of(given, compilation, level + 1) is not { } creation) return null;
            if (only is not null && !AreAlike(only, creation)) return null;
            only ??= creation;
        }

        return only;
    }

    /// <summary>An element of what is spelt out: the one with that key, or any where all are alike.</summary>
    private static Creation? OfElement(IOperation? container, IOperation key, Compilation compilation, int level)
    {
        if (Of(container, compilation, level + 1) is not { Added: [] } creation || Elements.Of(creation.Operation) is not { } elements) return null;
        List<IOperation> chosen = [.. elements.Where((e, i) => key.ConstantValue.HasValue && Equals(e.Key ?? i, key.ConstantValue.Value)).Select(e => e.Value)];
        if (chosen.Count == 0) chosen = [.. elements.Select(e => e.Value)];
        Creation? only = null;
        foreach (IOperation element in chosen)
        {
            if (Of(element, compilation, level + 1) is not { } made || (only is not null && !AreAlike(only, made))) return null;
            only ??= made;
        }

        return only;
    }

    /// <summary>Whether two calls make the same: the same place, or the same method with the same constants.</summary>
    private static bool AreAlike(Creation first, Creation second)
    {
        if (first.Operation.Syntax == second.Operation.Syntax) return true;
        if (first.Added.Count + second.Added.Count > 0 || first.Operation.Kind != second.Operation.Kind) return false;
        return (first.Operation, second.Operation) switch
        {
            (IInvocationOperation { Instance: null } a, IInvocationOperation { Instance: null } b) => Same(a.TargetMethod, b.TargetMethod, a.Arguments, b.Arguments),
            (IObjectCreationOperation a, IObjectCreationOperation b) => Same(a.Constructor, b.Constructor, a.Arguments, b.Arguments),
            _ => false,
        };

        static bool Same(ISymbol? one, ISymbol? other, IReadOnlyList<IArgumentOperation> given, IReadOnlyList<IArgumentOperation> others) =>
            SymbolEqualityComparer.Default.Equals(one, other)
            && given.Zip(others, (a, b) => a.Value.ConstantValue is { HasValue: true, Value: var x } && b.Value.ConstantValue is { HasValue: true, Value: var y } && Equals(x, y)).All(s => s);
    }

    /// <summary>What a method of the compilation gives back, where it says so in one place.</summary>
    private static IOperation? ReturnOf(IInvocationOperation call, Compilation compilation)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.DeclaringSyntaxReferences is not [{ } reference]) return null;
        ExpressionSyntax? returned = reference.GetSyntax() switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var body } => body,
            MethodDeclarationSyntax { Body: { } body } => Only(body),
            LocalFunctionStatementSyntax { Body: { } body } => Only(body),
            _ => null,
        };
        return returned is null ? null : OperationOf(returned, compilation);

        static ExpressionSyntax? Only(BlockSyntax body) =>
            body.DescendantNodes(n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<ReturnStatementSyntax>().ToList() is [{ } only]
                ? only.Expression
                : null;
    }

    internal static IOperation? OperationOf(SyntaxNode syntax, Compilation compilation) =>
        compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax) : null;
}
