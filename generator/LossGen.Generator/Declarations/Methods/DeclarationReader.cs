using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Declarations;

/// <summary>The front end: makes of a method's symbols and attributes one record that holds none of them.</summary>
internal static class DeclarationReader
{
    /// <summary>Reads one method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="attributes">Its loss attributes, in order.</param>
    /// <param name="compilation">Where it is.</param>
    /// <param name="problems">Collects what is wrong, with locations; null where only the verdict matters.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The declaration; null where no implementing part can be written.</returns>
    public static LossDeclaration? Read(
        IMethodSymbol method,
        ImmutableArray<AttributeData> attributes,
        Compilation compilation,
        List<Problem>? problems,
        CancellationToken cancellationToken)
    {
        Findings findings = new(problems, cancellationToken);
        MethodDeclarationSyntax? syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
        if (BrokenCode.IsIn(method, syntax, attributes, cancellationToken)) findings.AddCompilerError();
        if (!Implementing.IsPossible(method, syntax, findings, cancellationToken) || syntax is null) return null;

        MethodShape? shape = MethodShapes.Read(method, syntax, compilation);
        findings.AreIncurable = shape is null;
        LossMethod? loss = findings.Any ? null : ReadLoss(method, attributes, compilation, findings, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return shape is null ? null : new LossDeclaration(shape, findings.Any ? null : loss, findings.Refusal);
    }

    private static LossMethod? ReadLoss(
        IMethodSymbol method, ImmutableArray<AttributeData> attributes, Compilation compilation, Findings findings, CancellationToken cancellationToken)
    {
        KnownTypes types = new(compilation);
        if (method.IsGenericMethod)
        {
            // Spans of its type parameters would each be a mistake on top of it.
            findings.Add(Problems.GenericMethod, Place.NameOf(method), method.Name);
            return null;
        }

        SpanParameters spans = new(types, findings);
        FormulaTerms formulas = new(method, compilation, types, findings, cancellationToken);
        if (LossTerms.Read(attributes, spans.HasIndices(method.Parameters), method.Parameters.Count(spans.IsRead), formulas, findings) is not { } terms) return null;

        SignatureReader signature = new(method, terms, types, findings);
        List<ParameterRole> roles = signature.Read();
        Dtype? returned = ReturnTypes.Read(method, terms[0].Reduction, roles, signature.ElementType, types, findings);
        OptionChecks.Check(terms, signature.ElementType, findings);
        ReductionChecks.Check(method, terms, signature.ElementType, findings);
        LayoutChecks.Check(method, terms, signature.ElementType, findings);
        FormulaChecks.Check(method, terms, roles, signature.ElementType, findings);
        if (findings.Any) return null;

        return new LossMethod(
            KernelSpecs.Of(terms, roles, signature.ElementType, returned is not null),
            terms[0].Reduction,
            signature.ElementType,
            returned,
            roles.ToEquatableArray(),
            terms[0].Kind.FixedColumns ?? LossTerms.Columns(terms),
            (terms.Select(t => t.ClassWeights).FirstOrDefault(w => w is not null) ?? []).ToEquatableArray(),
            terms[0].Settings(),
            LossTerms.AreParallel(terms));
    }
}
