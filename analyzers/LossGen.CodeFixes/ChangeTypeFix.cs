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

/// <summary>Writes the type that a parameter or the return value must have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeTypeFix))]
[Shared]
public sealed class ChangeTypeFix : DeclarationFix
{
    private static readonly SyntaxKind[] ByReference =
        [SyntaxKind.RefKeyword, SyntaxKind.OutKeyword, SyntaxKind.InKeyword, SyntaxKind.ReadOnlyKeyword];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Problems.WrongType.Id, Problems.MixedTypes.Id, Problems.WrongReturnType.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies)
    {
        foreach (string remedy in remedies)
        {
            string title = $"Change the type to '{remedy}'";
            switch (node.AncestorsAndSelf().FirstOrDefault(n => n is ParameterSyntax or MethodDeclarationSyntax))
            {
                case ParameterSyntax parameter:
                    yield return new Cure(title, nameof(ChangeTypeFix), [new Edit(parameter, n => Change((ParameterSyntax)n, remedy))]);
                    break;
                case MethodDeclarationSyntax method:
                    yield return new Cure(title, nameof(ChangeTypeFix), [new Edit(method.ReturnType, n => Types.Parse(remedy).WithTriviaFrom(n))]);
                    break;
            }
        }
    }

    private static ParameterSyntax Change(ParameterSyntax parameter, string type)
    {
        if (parameter.Type is null) return parameter;
        SyntaxTriviaList before = parameter.GetLeadingTrivia();
        return parameter
            .WithModifiers([.. parameter.Modifiers.Where(m => !ByReference.Contains(m.Kind()))])
            .WithType(Types.Parse(type).WithTriviaFrom(parameter.Type))
            .WithLeadingTrivia(before);
    }
}
