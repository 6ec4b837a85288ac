using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Model;

/// <summary>A row of the table of roles: a span that is recognised by its exact name, so that it is never an input.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What it means.</param>
/// <param name="Applies">Which kinds have a use for it.</param>
/// <param name="Meaning">What it is, for the documentation of a method of such a kind.</param>
/// <param name="Access">Whether it is written.</param>
/// <param name="Element">The keyword of what it holds, where that is not T.</param>
/// <param name="IsPerLoss">Whether it has one element for each ℓ.</param>
/// <param name="IsRequired">Whether kinds that have a use for it cannot do without.</param>
internal sealed record ReservedSpan(
    string Name,
    RoleKind Role,
    Func<LossKind, bool> Applies,
    Func<LossKind, string> Meaning,
    SpanAccess Access = SpanAccess.Read,
    string? Element = null,
    bool IsPerLoss = false,
    bool IsRequired = false)
{
    public static IReadOnlyList<ReservedSpan> All { get; } =
    [
        new(SpanNames.Losses, RoleKind.Losses, _ => true, k => $"Written with {LossUnits.Losses(k)}.", SpanAccess.Write, IsPerLoss: true),
        new(SpanNames.SampleWeights, RoleKind.SampleWeights, _ => true, k => $"What each loss is multiplied by: one value per {LossUnits.Weighted(k)}.", IsPerLoss: true),
        new(
            SpanNames.Mask,
            RoleKind.Mask,
            k => k.Layout is not (LossLayout.Pairs or LossLayout.Clusters or LossLayout.Layers),
            k => $"Which losses take part: one per {LossUnits.Of(k)}. Where it is false, loss and gradient are 0 whatever the inputs hold, and means do not count it.",
            Element: "bool",
            IsPerLoss: true),
        new(SpanNames.PosWeights, RoleKind.PosWeights, k => k.HasPosWeights, _ => "The weight of the positive term: one value per column."),
        new(
            SpanNames.ClassWeights,
            RoleKind.ClassWeights,
            k => k.HasClassWeights,
            _ => "What the losses of each class are multiplied by: one value per class."),
        new(SpanNames.LayerWeights, RoleKind.LayerWeights, k => k.Layout == LossLayout.Layers, _ => "The weight of each layer."),
        new(SpanNames.LayerSizes, RoleKind.LayerSizes, k => k.Layout == LossLayout.Layers, _ => "The number of elements of each layer.", Element: "int", IsRequired: true),
        new(
            SpanNames.InputLengths,
            RoleKind.InputLengths,
            k => k.Layout == LossLayout.Sequences,
            _ => "How many frames of each sequence count.",
            Element: "int",
            IsRequired: true),
        new(
            SpanNames.TargetLengths,
            RoleKind.TargetLengths,
            k => k.Layout == LossLayout.Sequences,
            _ => "How many targets each sequence has.",
            Element: "int",
            IsRequired: true),
    ];

    /// <summary>The roles that have one element for each ℓ.</summary>
    public static IReadOnlyList<RoleKind> PerLoss { get; } = [.. All.Where(r => r.IsPerLoss).Select(r => r.Role), RoleKind.UpstreamSpan];

    /// <summary>Whether a method that sums losses of these kinds may have it.</summary>
    public bool IsFor(IEnumerable<LossKind> kinds) => kinds.Any(Applies);

    /// <summary>Its type as C# writes it.</summary>
    public string Describe(Dtype dtype) => Access.SpanOf(Element ?? dtype.Keyword());

    /// <summary>The row of a role; null for those that are not recognised by an exact name.</summary>
    public static ReservedSpan? Of(RoleKind role) => All.FirstOrDefault(r => r.Role == role);

    public static ReservedSpan? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}

/// <summary>What is done to a span.</summary>
internal enum SpanAccess
{
    Read,
    Write,
}

/// <summary>How spans are written.</summary>
internal static class SpanAccessNames
{
    /// <summary>A span's type as C# writes it.</summary>
    public static string SpanOf(this SpanAccess access, string element) => (access == SpanAccess.Write ? "Span<" : "ReadOnlySpan<") + element + ">";
}
