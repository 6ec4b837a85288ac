using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Diagnostics;

/// <summary>A token of a declaration, not looked up before a mistake there is reported.</summary>
internal readonly struct Place
{
    private readonly ISymbol? _symbol;
    private readonly AttributeData? _attribute;
    private readonly string? _argument;
    private readonly bool _isType;
    private readonly SyntaxNode? _node;

    private Place(ISymbol? symbol, bool isType, AttributeData? attribute = null, string? argument = null, SyntaxNode? node = null)
    {
        _node = node;
        _symbol = symbol;
        _isType = isType;
        _attribute = attribute;
        _argument = argument;
    }

    /// <summary>The name of a method, type or parameter.</summary>
    public static Place NameOf(ISymbol symbol) => new(symbol, isType: false);

    /// <summary>A parameter's type, or what a method returns.</summary>
    public static Place TypeOf(ISymbol symbol) => new(symbol, isType: true);

    /// <summary>The named argument of an attribute.</summary>
    public static Place Argument(AttributeData attribute, string name) => new(null, isType: false, attribute, name);

    /// <summary>Something in the body of a formula.</summary>
    public static Place Of(SyntaxNode node) => new(null, isType: false, node: node);

    /// <summary>The argument that says which loss is meant.</summary>
    public static Place KindOf(AttributeData attribute) => new(null, isType: false, attribute);

    public Location Find(CancellationToken cancellationToken) =>
        _node is not null ? _node.GetLocation()
        : _attribute is not null ? FindInAttribute(cancellationToken)
        : _isType ? FindType(cancellationToken)
        : _symbol?.Locations.FirstOrDefault() ?? Location.None;

    private Location FindType(CancellationToken cancellationToken) =>
        _symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ParameterSyntax { Type: { } type } => type.GetLocation(),
            MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
            _ => _symbol?.Locations.FirstOrDefault() ?? Location.None,
        };

    private Location FindInAttribute(CancellationToken cancellationToken)
    {
        if (_attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax) return Location.None;
        string? wanted = _argument;
        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == wanted);
        return (argument ?? (SyntaxNode)syntax).GetLocation();
    }
}
