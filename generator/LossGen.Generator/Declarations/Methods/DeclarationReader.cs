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
        (LossMethod? loss, TensorLoss? tensors) = findings.Any ? default : ReadLoss(method, attributes, compilation, findings, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (shape is null) return null;
        return findings.Any ? new LossDeclaration(shape, null, findings.Refusal) : new LossDeclaration(shape, loss, null) { Tensors = tensors };
    }

    private static (LossMethod? Loss, TensorLoss? Tensors) ReadLoss(
        IMethodSymbol method, ImmutableArray<AttributeData> attributes, Compilation compilation, Findings findings, CancellationToken cancellationToken)
    {
        if (method.IsGenericMethod)
        {
            // Spans of its type parameters would each be a mistake on top of it.
            findings.Add(Problems.GenericMethod, Place.NameOf(method), method.Name);
            return default;
        }

        if (CarrierChecks.CarrierOf(method) == CarrierKind.Torch)
        {
            TensorLoss? tensors = TensorReader.Read(method, attributes, compilation, findings, cancellationToken);
            return (tensors?.Forms[0].Method, tensors);
        }

        KnownTypes types = new(compilation);
        bool hasIndices = new SpanParameters(types, findings).HasIndices(method.Parameters);
        SignatureForm form = new(types, CarrierKind.Span, hasIndices);
        return (FormReader.Read(method, attributes, compilation, form, findings, cancellationToken)?.ToMethod(), null);
    }
}
