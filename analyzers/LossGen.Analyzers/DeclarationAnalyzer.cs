using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator;
using LossGen.Generator.Declarations;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers;

/// <summary>
/// Runs the generator's front end and reports what it finds: what an analyzer reports obeys <c>#pragma</c> and .editorconfig, what a generator
/// reports does not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Problems.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // The emitted part's GeneratedCode attribute is the whole method's: without these flags no declaration would be analysed.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(LossAttributeNames.MetadataName) is not { } attribute) return;
            start.RegisterSymbolAction(
                c => Analyze((IMethodSymbol)c.Symbol, attribute, c.Compilation, c.ReportDiagnostic, c.CancellationToken), SymbolKind.Method);
            // Neither a local function nor a lambda can be partial, and no symbol action comes for them.
            start.RegisterSyntaxNodeAction(
                c =>
                {
                    if (LocalMethod(c.Node, c.SemanticModel, c.CancellationToken) is not { } method) return;
                    Analyze(method, attribute, c.Compilation, c.ReportDiagnostic, c.CancellationToken);
                },
                SyntaxKind.LocalFunctionStatement,
                SyntaxKind.ParenthesizedLambdaExpression);
        });
    }

    private static IMethodSymbol? LocalMethod(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } => model.GetDeclaredSymbol(node, cancellationToken) as IMethodSymbol,
        LambdaExpressionSyntax { AttributeLists.Count: > 0 } => model.GetSymbolInfo(node, cancellationToken).Symbol as IMethodSymbol,
        _ => null,
    };

    private static void Analyze(
        IMethodSymbol method, INamedTypeSymbol attribute, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        ImmutableArray<AttributeData> attributes =
            [.. method.GetAttributes().Where(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute))];
        // Both parts of a partial method have the attributes of both.
        if (attributes.IsEmpty || method.PartialDefinitionPart is not null) return;

        List<Problem> problems = [];
        LossDeclaration? declaration = DeclarationReader.Read(method, attributes, compilation, problems, cancellationToken);
        if (declaration?.Loss is { } loss && LossLimits.Exceeded(loss) is { } limit)
        {
            problems.Add(new Problem(Problems.FormulaTooLarge, Place.NameOf(method).Find(cancellationToken), [LossLimits.NameOf(loss), limit.Message], [], IsIncurable: false));
        }

        foreach (Problem problem in problems.Where(p => !p.IsIncurable)) report(problem.ToDiagnostic());
    }
}
