using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Diagnostics;

/// <summary>A mistake in a declaration, ready to be reported.</summary>
/// <param name="Rule">Its row in <see cref="Problems"/>.</param>
/// <param name="Location">The offending token.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
/// <param name="Remedies">The types, or the parameters with their types, of which a code fix may write one; empty where that is not certain.</param>
/// <param name="IsIncurable">
/// Whether not even a body that throws can be emitted. The compiler then finds a method without one and drops what analyzers report, so it is the
/// generator that must report this.
/// </param>
internal sealed record Problem(DiagnosticDescriptor Rule, Location Location, object[] Arguments, EquatableArray<string> Remedies, bool IsIncurable)
{
    private const string RemedyProperty = "Remedies";
    private const char Separator = ';';

    /// <summary>What a diagnostic's fixes may write.</summary>
    public static IReadOnlyList<string> RemediesOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RemedyProperty, out string? text) && text is not null ? text.Split(Separator) : [];

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rule,
        Location,
        Remedies.Count == 0 ? null : ImmutableDictionary<string, string?>.Empty.Add(RemedyProperty, string.Join(Separator.ToString(), Remedies)),
        Arguments);
}
