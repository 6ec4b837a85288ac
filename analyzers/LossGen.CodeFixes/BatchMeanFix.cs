using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LossGen.Analyzers.Rules;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes;

/// <summary>Divides a divergence by its rows: <c>Reduction.BatchMean</c>, or in TorchSharp, which has none, the sum divided by the rows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BatchMeanFix))]
[Shared]
public sealed class BatchMeanFix : CureFix
{
    private const string BatchMean = "BatchMean";
    private const string Sum = "global::TorchSharp.torch.nn.Reduction.Sum";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Misuses.MeanDivergence.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: not null, Parent.Parent: MethodDeclarationSyntax method })
        {
            // Without columns nothing tells how many rows there are.
            bool hasColumns = method.AttributeLists.SelectMany(l => l.Attributes).Any(GivesColumns)
                || method.ParameterList.Parameters.Any(p => RoleNames.Columns.Contains(p.Identifier.ValueText));
            if (!hasColumns) yield break;

            // The terms of a sum share their reduction.
            IEnumerable<AttributeArgumentListSyntax> lists = method.AttributeLists.SelectMany(l => l.Attributes).Where(IsLoss).Select(a => a.ArgumentList!);
            yield return new Cure("Use Reduction.BatchMean", nameof(BatchMeanFix), [.. lists.Select(l => new Edit(l, n => Reduce((AttributeArgumentListSyntax)n)))]);
        }
        else if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>(IsDivergence) is { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax input }, ..] } call)
        {
            // The diagnostic is at the reduction, where one is given.
            int position = call.ArgumentList.Arguments.IndexOf(a => a.Span.Contains(diagnostic.Location.SourceSpan));
            yield return new Cure(
                "Divide the sum by the rows", nameof(BatchMeanFix), [new(call, n => Divide((InvocationExpressionSyntax)n, input, position < 0 ? null : position))]);
        }
    }

    private static bool IsDivergence(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: "kl_div" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "kl_div" };

    private static bool GivesColumns(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(a => a.NameEquals?.Name.Identifier.ValueText == LossAttributeNames.Classes) == true;

    private static bool IsLoss(AttributeSyntax attribute) =>
        attribute is { ArgumentList.Arguments.Count: > 0, Name: var name } && name.ToString().Split('.', ':').Last() is "Loss" or "LossAttribute";

    private static AttributeArgumentListSyntax Reduce(AttributeArgumentListSyntax list)
    {
        AttributeArgumentSyntax? given = list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == LossAttributeNames.Reduction);
        if (given?.Expression is MemberAccessExpressionSyntax reduction)
        {
            return list.ReplaceNode(reduction, reduction.WithName(SyntaxFactory.IdentifierName(BatchMean)).WithTriviaFrom(reduction));
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(Qualified("global::LossGen.Reduction." + BatchMean))
            .WithNameEquals(SyntaxFactory.NameEquals(LossAttributeNames.Reduction));
        // Right after the kind, which is where declarations mostly have it.
        return given is null ? list.WithArguments(list.Arguments.Insert(1, added)) : list.ReplaceNode(given, added.WithTriviaFrom(given));
    }

    private static ExpressionSyntax Qualified(string name) => SyntaxFactory.ParseExpression(name).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>The sum of the same enumeration, named as the mean was.</summary>
    private static ArgumentListSyntax Reduce(ArgumentListSyntax arguments, ExpressionSyntax mean) => arguments.ReplaceNode(
        mean,
        (mean is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Mean", Expression: var type } named && type.ToString().EndsWith("Reduction", StringComparison.Ordinal)
            ? named.WithName(SyntaxFactory.IdentifierName("Sum"))
            : Qualified(Sum)).WithTriviaFrom(mean));

    /// <param name="call">The divergence.</param>
    /// <param name="input">What has a row for each of those that are summed over.</param>
    /// <param name="position">Which argument is the reduction; null where none is.</param>
    private static ExpressionSyntax Divide(InvocationExpressionSyntax call, IdentifierNameSyntax input, int? position)
    {
        ArgumentListSyntax arguments = position is { } given
            ? Reduce(call.ArgumentList, call.ArgumentList.Arguments[given].Expression)
            : call.ArgumentList.AddArguments(SyntaxFactory.Argument(SyntaxFactory.NameColon("reduction"), default, Qualified(Sum)));
        ExpressionSyntax quotient = SyntaxFactory.BinaryExpression(
            SyntaxKind.DivideExpression, call.WithArgumentList(arguments).WithoutTrivia(), SyntaxFactory.ParseExpression(input.Identifier.Text + ".shape[0]"));
        bool isOperand = call.Parent is MemberAccessExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax;
        return (isOperand ? SyntaxFactory.ParenthesizedExpression(quotient) : quotient).WithTriviaFrom(call);
    }
}
