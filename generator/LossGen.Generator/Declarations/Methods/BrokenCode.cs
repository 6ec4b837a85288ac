using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Declarations;

/// <summary>Tells code that does not compile, so that nothing is said on top of what the compiler says.</summary>
internal static class BrokenCode
{
    /// <summary>Whether the declaration or an attribute has an error of the compiler's.</summary>
    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration; null for lambdas, accessors and the like, of which only the attributes count.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static bool IsIn(
        IMethodSymbol method, MethodDeclarationSyntax? syntax, ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken) =>
        (syntax is not null && (HasSyntaxError(syntax) || IsIncomplete(method)))
        || attributes.Any(a => IsBroken(a, cancellationToken));

    private static bool IsIncomplete(IMethodSymbol method) =>
        method.Name.Length == 0
        || HasErrorType(method.ReturnType)
        || method.Parameters.Any(p => p.Name.Length == 0 || HasErrorType(p.Type))
        || HasTwins(method);

    // Trivia can hold warnings, about a documentation comment for instance; those do not count.
    private static bool HasSyntaxError(SyntaxNode node) =>
        node.ContainsDiagnostics && node.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    private static bool HasErrorType(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => HasErrorType(array.ElementType),
        IPointerTypeSymbol pointer => HasErrorType(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasErrorType),
        _ => false,
    };

    /// <summary>Whether two parameters have one name.</summary>
    private static bool HasTwins(IMethodSymbol method) =>
        method.Parameters.Any(p => method.Parameters.Any(q => q.Ordinal < p.Ordinal && q.Name == p.Name));

    private static bool IsBroken(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(a => a.Kind == TypedConstantKind.Error)
        || attribute.NamedArguments.Any(a => a.Value.Kind == TypedConstantKind.Error)
        || HasUnknownArgument(attribute, cancellationToken);

    /// <summary>An argument that names no property is missing from the data.</summary>
    private static bool HasUnknownArgument(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Count(a => a.NameEquals is not null) != attribute.NamedArguments.Length;
}
