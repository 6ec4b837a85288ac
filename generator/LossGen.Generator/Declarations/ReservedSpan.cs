using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Declarations;

/// <summary>A span that is recognised by its exact name, so that it is never an input.</summary>
/// <param name="Name">The name.</param>
/// <param name="Access">Whether it is written.</param>
/// <param name="Role">What it means; null where no kind has a use for it yet.</param>
internal sealed record ReservedSpan(string Name, SpanAccess Access, RoleKind? Role)
{
    public static IReadOnlyList<ReservedSpan> All { get; } =
    [
        new(SpanNames.Losses, SpanAccess.Write, RoleKind.Losses),
        new(SpanNames.SampleWeights, SpanAccess.Read, RoleKind.SampleWeights),
        new(SpanNames.PosWeights, SpanAccess.Read, RoleKind.PosWeights),
        new("classWeights", SpanAccess.Read, null),
        new("layerWeights", SpanAccess.Read, null),
        new("layerSizes", SpanAccess.Read, null),
        new("inputLengths", SpanAccess.Read, null),
        new("targetLengths", SpanAccess.Read, null),
    ];

    /// <summary>Whether a method of these terms may have it.</summary>
    public bool IsFor(IReadOnlyList<LossTerm> terms) => Role is not null && (Role != RoleKind.PosWeights || terms.Any(t => t.Kind.HasPosWeights));

    public static ReservedSpan? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}

/// <summary>What is done to a span.</summary>
internal enum SpanAccess
{
    Read,
    Write,
}
