using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Model;

/// <summary>A span that is recognised by its exact name, so that it is never an input.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What it means.</param>
/// <param name="Applies">Which kinds have a use for it.</param>
/// <param name="Access">Whether it is written.</param>
/// <param name="IsInteger">Whether it holds <see cref="int"/> rather than T.</param>
/// <param name="IsRequired">Whether kinds that have a use for it cannot do without.</param>
internal sealed record ReservedSpan(
    string Name, RoleKind Role, Func<LossKind, bool> Applies, SpanAccess Access = SpanAccess.Read, bool IsInteger = false, bool IsRequired = false)
{
    public static IReadOnlyList<ReservedSpan> All { get; } =
    [
        new(SpanNames.Losses, RoleKind.Losses, _ => true, SpanAccess.Write),
        new(SpanNames.SampleWeights, RoleKind.SampleWeights, _ => true),
        new(SpanNames.PosWeights, RoleKind.PosWeights, k => k.HasPosWeights),
        new(SpanNames.ClassWeights, RoleKind.ClassWeights, k => k.HasClassWeights),
        new(SpanNames.LayerWeights, RoleKind.LayerWeights, k => k.Layout == LossLayout.Layers),
        new(SpanNames.LayerSizes, RoleKind.LayerSizes, k => k.Layout == LossLayout.Layers, IsInteger: true, IsRequired: true),
        new(SpanNames.InputLengths, RoleKind.InputLengths, k => k.Layout == LossLayout.Sequences, IsInteger: true, IsRequired: true),
        new(SpanNames.TargetLengths, RoleKind.TargetLengths, k => k.Layout == LossLayout.Sequences, IsInteger: true, IsRequired: true),
    ];

    /// <summary>Whether a method that sums losses of these kinds may have it.</summary>
    public bool IsFor(IEnumerable<LossKind> kinds) => kinds.Any(Applies);

    /// <summary>Its type as C# writes it.</summary>
    public string Describe(Dtype dtype) => Access.SpanOf(IsInteger ? "int" : dtype.Keyword());

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
