using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Creations;

/// <summary>The calls of a file by name. Made when it is first asked for, and kept as long as the file is the same.</summary>
internal static class CallIndex
{
    /// <summary>Methods that are called oftener are a library's, of which no call tells about another.</summary>
    private const int MostCalls = 16;

    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SyntaxNode>> Trees = new();

    /// <summary>What is given for a parameter wherever the compilation calls a method; nothing where that is too often.</summary>
    public static IReadOnlyList<IOperation> ArgumentsOf(IMethodSymbol method, IParameterSymbol parameter, Compilation compilation)
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        string name = isConstructor ? method.ContainingType.Name : method.Name;
        List<IOperation> given = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            ILookup<string, SyntaxNode> calls = Trees.GetValue(tree, Read);
            foreach (SyntaxNode call in isConstructor ? calls[name].Concat(calls["new"].Where(n => IsOfType(n, name))) : calls[name])
            {
                (IMethodSymbol? target, IEnumerable<IArgumentOperation> arguments) = Creation.OperationOf(call, compilation) switch
                {
                    IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
                    IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
                    _ => ((IMethodSymbol?)null, (IEnumerable<IArgumentOperation>)[]),
                };
                if (!SymbolEqualityComparer.Default.Equals(target?.OriginalDefinition, method.OriginalDefinition)) continue;
                if (arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } value) given.Add(value);
                if (given.Count > MostCalls) return [];
            }
        }

        return given;
    }

    /// <summary>Whether <c>new(…)</c> may be of that type, by the declaration that it stands in: to bind them all would cost more than it finds.</summary>
    private static bool IsOfType(SyntaxNode creation, string name) => creation.Parent?.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: SimpleNameSyntax type } } => type.Identifier.ValueText == name,
        PropertyDeclarationSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText == name,
        _ => false,
    };

    private static ILookup<string, SyntaxNode> Read(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .Select(n => (Name: NameOf(n), Node: n))
        .Where(c => c.Name.Length > 0)
        .ToLookup(c => c.Name, c => c.Node);

    private static string NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax access } => access.Name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax name } => name.Right.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name.Identifier.ValueText,
        ImplicitObjectCreationExpressionSyntax => "new",
        _ => "",
    };
}
