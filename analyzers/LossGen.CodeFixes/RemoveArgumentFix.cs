using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Removes an option that the kind does not have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix))]
[Shared]
public sealed class RemoveArgumentFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Problems.NotApplicable.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies)
    {
        AttributeArgumentSyntax? argument = node.AncestorsAndSelf().OfType<AttributeArgumentSyntax>().FirstOrDefault();
        if (argument is not { NameEquals.Name.Identifier.ValueText: var name, Parent: AttributeArgumentListSyntax list }) yield break;
        yield return new Cure($"Remove '{name}'", nameof(RemoveArgumentFix), [new Edit(list, n => Remove((AttributeArgumentListSyntax)n, name))]);
    }

    private static AttributeArgumentListSyntax Remove(AttributeArgumentListSyntax list, string name) =>
        list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name) is { } argument
            ? list.WithArguments(list.Arguments.Remove(argument))
            : list;
}
