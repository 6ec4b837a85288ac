using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
        if (Implementing.FindDefinition(method, findings, cancellationToken) is not { } syntax) return null;
        if (MethodShapes.Read(method, syntax, compilation) is not { } shape) return null;

        cancellationToken.ThrowIfCancellationRequested();
        LossMethod? loss = BrokenCode.IsIn(syntax, attributes, cancellationToken) ? null : ReadLoss(method, attributes, new KnownTypes(compilation), findings);
        return findings.Any || loss is null
            ? new LossDeclaration(shape, null, findings.Refusal ?? "the declaration does not compile")
            : new LossDeclaration(shape, loss, null);
    }

    private static LossMethod? ReadLoss(IMethodSymbol method, ImmutableArray<AttributeData> attributes, KnownTypes types, Findings findings)
    {
        if (method.IsGenericMethod) findings.Add(Problems.GenericMethod, Place.NameOf(method), method.Name);
        if (LossTerms.Read(attributes, findings) is not { } terms) return null;

        SignatureReader signature = new(method, terms, types, findings);
        List<ParameterRole> roles = signature.Read();
        Dtype? returned = ReturnTypes.Read(method, terms[0].Reduction, roles, signature.ElementType, types, findings);
        OptionChecks.Check(terms, roles, signature.ElementType, findings);
        if (findings.Any) return null;

        KernelSpec kernel = new(
            terms.Select(t => t.ToSpec()).ToEquatableArray(),
            signature.ElementType != Dtype.Double,
            returned is not null,
            roles.Any(r => r.Role == RoleKind.Losses),
            roles.Where(r => r.Role == RoleKind.Gradient).Select(r => r.Index).OrderBy(i => i).ToEquatableArray(),
            roles.Any(r => r.Role == RoleKind.SampleWeights),
            roles.Any(r => r.Role == RoleKind.PosWeights),
            roles.Any(r => r.Role == RoleKind.UpstreamSpan));
        return new LossMethod(kernel, terms[0].Reduction, signature.ElementType, returned, roles.ToEquatableArray(), OptionChecks.Columns(terms));
    }
}
