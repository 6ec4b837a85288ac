using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Reads methods of tensors: as the methods of spans that compute them.</summary>
internal static class TensorReader
{
    // A message about a signature of tensors names the type that a user of tensors writes.
    private static readonly Regex SpanType = new(@"(ReadOnly)?Span<\w+>", RegexOptions.CultureInvariant);

    /// <summary>How the loss is computed; null, with findings, where something is wrong.</summary>
    /// <param name="method">The method.</param>
    /// <param name="attributes">Its loss attributes, in order.</param>
    /// <param name="compilation">Where it is.</param>
    /// <param name="findings">Receives the mistakes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static TensorLoss? Read(
        IMethodSymbol method, ImmutableArray<AttributeData> attributes, Compilation compilation, Findings findings, CancellationToken cancellationToken)
    {
        Dtype precision = Number(attributes, LossAttributeNames.Precision) == 1 ? Dtype.Double : Dtype.Single;
        KnownTypes types = new(compilation, precision);
        if (!CarrierChecks.Check(method, types, findings)) return null;
        findings.Wording = static text => SpanType.Replace(text, "Tensor");

        bool returnsTensor = TensorTypes.IsTensor(method.ReturnType);
        List<TensorForm> forms = [];
        SignatureForm[] candidates = [.. Candidates(attributes).Select(hasIndices => new SignatureForm(types, CarrierKind.Torch, hasIndices))];
        foreach (SignatureForm candidate in candidates)
        {
            Findings own = new(null, cancellationToken);
            if (FormReader.Read(method, attributes, compilation, candidate, own, cancellationToken) is { } reading) forms.Add(FormOf(reading, returnsTensor));
        }

        if (forms.Count == 0)
        {
            FormReader.Read(method, attributes, compilation, candidates[0], findings, cancellationToken);
            return null;
        }

        return GraphChecks.Check(method, forms, returnsTensor, findings) ? new(CarrierKind.Torch, returnsTensor, forms.ToEquatableArray()) : null;
    }

    // Indices first: those are what targets mostly are.
    private static IEnumerable<bool> Candidates(ImmutableArray<AttributeData> attributes)
    {
        int targets = Number(attributes, LossAttributeNames.Targets) ?? 0;
        bool[] wanted = targets == 1 ? [true] : targets == 2 ? [false] : [true, false];
        List<int> kinds = [.. attributes.Select(a => a.First()).OfType<int>()];
        bool hasForms = kinds.Any(k => Catalogue.All.Where(row => row.Value == k).Select(row => row.HasLabels).Distinct().Count() == 2);
        return hasForms ? wanted : [kinds.Any(k => Catalogue.Find(k) is { HasLabels: true })];
    }

    private static TensorForm FormOf(FormReading reading, bool returnsTensor)
    {
        bool isReduced = reading.Reduction != ReductionKind.None;
        Dtype? returned = isReduced && (returnsTensor || reading.Returned is not null) ? Dtype.Double : null;
        IReadOnlyList<ParameterRole> loss = [.. reading.Roles, .. Added(reading, returnsTensor && !isReduced)];
        LossMethod? gradients = returnsTensor
            ? reading.ToMethod([.. loss, .. reading.Kind.Computed.Select(i => new ParameterRole(GradientOf(reading, i), RoleKind.Gradient, i))], returned)
            : null;
        return new(reading.ToMethod(reading.Roles, isReduced ? reading.Returned ?? returned : null), reading.ToMethod(loss, returned), gradients);
    }

    /// <summary>What the shapes of tensors tell, and spans must be told.</summary>
    private static IEnumerable<ParameterRole> Added(FormReading reading, bool writesLosses)
    {
        LossKind kind = reading.Kind;
        if (writesLosses) yield return Role(SpanNames.Losses, RoleKind.Losses);
        bool needsColumns = kind.HasColumns && (kind.Layout != LossLayout.Elements || reading.Reduction == ReductionKind.BatchMean);
        if (needsColumns && LossTerms.Columns(reading.Terms) is null) yield return Role(RoleNames.Columns[0], RoleKind.Columns);
        if (kind.Layout == LossLayout.Groups) yield return Role(RoleNames.Samples, RoleKind.Samples);

        ParameterRole Role(string name, RoleKind role) => new(Unused(reading, name), role);
    }

    private static string GradientOf(FormReading reading, int input) =>
        Unused(reading, SpanNames.GradientOf(reading.Roles.First(r => r.Role == RoleKind.Input && r.Index == input).Name));

    private static string Unused(FormReading reading, string name)
    {
        while (reading.Roles.Any(r => r.Name == name)) name += "_";
        return name;
    }

    private static int? Number(ImmutableArray<AttributeData> attributes, string name) => attributes
        .Select(a => a.Named(name) as int?).FirstOrDefault(v => v is not null);
}
