using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A rule that compares what one argument holds with what the loss expects of it.</summary>
internal abstract class ArgumentRule : SiteRule
{
    public sealed override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        foreach (SiteInput input in site.Inputs)
        {
            if (Find(site, input, facts.ContentOf(site, input), facts) is { } finding) yield return finding;
        }
    }

    protected abstract Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts);

    /// <summary>A finding at an argument, for a fix to pass something else.</summary>
    protected static Finding At(DiagnosticDescriptor rule, SiteInput input, Content content, string? replacement, params object[] arguments) =>
        new(rule, input.Argument.Value.Syntax, arguments, Related(content))
        {
            Properties = replacement is null
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(Finding.PassProperty, replacement),
        };

    private static IReadOnlyList<SyntaxNode> Related(Content content) => content.Origin is { } origin ? [origin.Syntax] : [];
}
