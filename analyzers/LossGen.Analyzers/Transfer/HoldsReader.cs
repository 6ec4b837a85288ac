using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Analyzers.Values;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Transfer;

/// <summary>Reads <c>[Holds]</c> of parameters, return values, fields and properties.</summary>
/// <param name="attribute">The attribute's class; null where the library is not referenced.</param>
internal sealed class HoldsReader(INamedTypeSymbol? attribute)
{
    public const string MetadataName = "LossGen.HoldsAttribute";

    public Content Of(ISymbol symbol) => Read(symbol, Attributes(symbol));

    public Content OfReturn(IMethodSymbol method) => Read(
        method,
        method.AssociatedSymbol is IPropertySymbol property ? property.GetAttributes() : method.GetReturnTypeAttributes());

    /// <summary>What is written before a primary constructor's parameter, or for a field behind a property, speaks for the property too.</summary>
    private static IEnumerable<AttributeData> Attributes(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => [],
        IParameterSymbol { ContainingSymbol: IMethodSymbol { PartialDefinitionPart: { } definition } } parameter =>
            parameter.GetAttributes().Concat(definition.Parameters[parameter.Ordinal].GetAttributes()),
        _ => symbol.GetAttributes(),
    };

    private Content Read(ISymbol symbol, IEnumerable<AttributeData> attributes)
    {
        if (attribute is null) return Content.Unknown;
        AttributeData? data = attributes.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute));
        if (data?.First() is not int kind || kind is <= 0 or > (int)ValueKind.Embeddings) return Content.Unknown;
        SyntaxNode? syntax = data.ApplicationSyntaxReference?.GetSyntax() ?? Declaration(symbol);
        return new Content { Holds = (ValueKind)kind, Origin = syntax is null ? null : new Origin(syntax, "[Holds]") };
    }

    private static SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences is [{ } reference, ..] ? reference.GetSyntax() : null;
}
