using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>A mistake in a declaration, ready to be reported.</summary>
/// <param name="Rule">Its row in <see cref="Problems"/>.</param>
/// <param name="Location">The offending token.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
/// <param name="IsIncurable">
/// Whether not even a body that throws can be emitted. The compiler then finds a method without one and drops what analyzers report, so it is the
/// generator that must report this.
/// </param>
internal sealed record Problem(DiagnosticDescriptor Rule, Location Location, object[] Arguments, bool IsIncurable)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, Arguments);
}
