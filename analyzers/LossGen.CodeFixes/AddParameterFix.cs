using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Adds the parameter that a loss method lacks: a gradient, the losses, the columns, the weights or the sizes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddParameterFix))]
[Shared]
public sealed class AddParameterFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Problems.NothingToCompute.Id, Problems.MissingColumns.Id, Problems.MissingWeights.Id, Problems.RowsWithoutColumns.Id, Problems.MissingSpan.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies)
    {
        if (node.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault() is not { } method) yield break;
        for (int i = 0; i < remedies.Count; i++)
        {
            string[] words = remedies[i].Split(' ');
            yield return new Cure(
                $"Add the parameter '{remedies[i]}'",
                nameof(AddParameterFix) + i,
                [new Edit(method.ParameterList, n => Add((ParameterListSyntax)n, Types.Parse(words[0]), words[1]))]);
        }
    }

    /// <summary>Optional parameters and a params span stay behind it.</summary>
    private static ParameterListSyntax Add(ParameterListSyntax list, TypeSyntax type, string name)
    {
        if (list.Parameters.Any(p => p.Identifier.ValueText == name)) return list;
        int index = list.Parameters.TakeWhile(p => p.Default is null && !p.Modifiers.Any(SyntaxKind.ParamsKeyword)).Count();
        ParameterSyntax parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(type.WithTrailingTrivia(SyntaxFactory.Space));
        return list.WithParameters(list.Parameters.Insert(index, parameter));
    }
}
