using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LossGen.Generator.Declarations;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Calls;

/// <summary>Reads what a method's loss attributes promise to its callers, by the rules by which the generator reads them.</summary>
internal sealed class CalledLossReader
{
    private readonly INamedTypeSymbol? _attribute;
    private readonly SpanParameters _spans;
    private readonly ConcurrentDictionary<IMethodSymbol, CalledLoss?> _read = new(SymbolEqualityComparer.Default);

    public CalledLossReader(Compilation compilation)
    {
        _attribute = compilation.GetTypeByMetadataName(LossAttributeNames.MetadataName);
        _spans = new SpanParameters(new KnownTypes(compilation), new Findings(null, CancellationToken.None));
    }

    public bool IsAvailable => _attribute is not null;

    /// <summary>Whether LossGen implements the method.</summary>
    public bool IsLoss(IMethodSymbol method) => _attribute is not null && AttributesOf(method).Any();

    /// <summary>What the method computes; null where it is no loss, or nothing but formulas of the user's own, which expect nothing in particular.</summary>
    public CalledLoss? Of(IMethodSymbol method) => _attribute is null ? null : _read.GetOrAdd(method.OriginalDefinition, Read);

    public IEnumerable<AttributeData> AttributesOf(IMethodSymbol method) =>
        method.GetAttributes().Where(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, _attribute));

    /// <summary>The row of the catalogue that an attribute names; null where it names none.</summary>
    public static LossKind? KindOf(AttributeData attribute, bool hasIndices = false) =>
        attribute.First() is int value ? Catalogue.Find(value, hasIndices) : null;

    /// <summary>A term that nothing is known of.</summary>
    private static ExpectedKind Formula { get; } = new("a formula", [], LossLayout.Elements, IsSoftmax: false);

    private CalledLoss? Read(IMethodSymbol method)
    {
        List<AttributeData> attributes = [.. AttributesOf(method)];
        if (attributes.Count == 0) return null;

        bool hasIndices = _spans.HasIndices(method.Parameters);
        if (attributes.Select(a => KindOf(a, hasIndices)).FirstOrDefault(k => k is not null) is not { } first) return null;

        List<IParameterSymbol> inputs = _spans.FindInputs(method.Parameters, first.Inputs);
        List<ExpectedKind> kinds = [.. attributes.Select(a => KindOf(a, hasIndices) is { } kind ? Expectations.Of(kind, Flags(a)) : Formula)];
        return new CalledLoss(
            kinds,
            inputs,
            (ReductionKind)(Number(attributes[0], LossAttributeNames.Reduction) ?? (int)ReductionKind.Mean),
            method.Parameters.Any(_spans.IsGradient),
            method.Parameters.Any(p => p.Name == "upstream"),
            attributes.Select(a => Number(a, LossAttributeNames.Classes)).FirstOrDefault(c => c is not null),
            attributes.Select(a => Number(a, LossOptions.IgnoreIndex.Name)).FirstOrDefault(i => i is not null) is { } ignored ? new IgnoredIndex(ignored, IsGiven: true) : IgnoredIndex.None,
            method.Parameters.FirstOrDefault(p => RoleNames.Columns.Contains(p.Name)));
    }

    public static int? Number(AttributeData attribute, string option) => attribute.Named(option) as int?;

    /// <summary>Options that are switched on, and enumerations that are not at their default.</summary>
    private static IReadOnlyCollection<string> Flags(AttributeData attribute) =>
        [.. attribute.NamedArguments.Where(a => a.Value.Scalar() is true or (int and not 0)).Select(a => a.Key)];
}
