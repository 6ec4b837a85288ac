using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A misuse, ready to be reported.</summary>
/// <param name="Rule">Its row in <see cref="Misuses"/>.</param>
/// <param name="Syntax">Where it is.</param>
/// <param name="Arguments">What the message is filled with.</param>
/// <param name="Related">Where the numbers come from, and what else a fix needs to find.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, SyntaxNode Syntax, IReadOnlyList<object> Arguments, IReadOnlyList<SyntaxNode> Related)
{
    /// <summary>The property that says what a fix passes instead of the argument.</summary>
    public const string PassProperty = "Pass";

    /// <summary>The property that says what a fix makes of a declaration's kind.</summary>
    public const string KindProperty = "Kind";

    /// <summary>What a fix is told.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether there is no doubt, of a rule that is information where there is some: then it is a warning, which builds show.</summary>
    public bool IsCertain { get; init; }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rule,
        Syntax.GetLocation(),
        IsCertain && Rule.DefaultSeverity == DiagnosticSeverity.Info ? DiagnosticSeverity.Warning : Rule.DefaultSeverity,
        Related.Select(r => r.GetLocation()),
        Properties,
        [.. Arguments]);
}
