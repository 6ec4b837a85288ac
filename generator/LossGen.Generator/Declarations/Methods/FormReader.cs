using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Reads attributes and signature of a method, its targets being of one form.</summary>
internal static class FormReader
{
    /// <summary>What was read; null, with findings, where something is wrong.</summary>
    /// <param name="method">The method.</param>
    /// <param name="attributes">Its loss attributes, in order.</param>
    /// <param name="compilation">Where it is.</param>
    /// <param name="form">What is known of it already.</param>
    /// <param name="findings">Receives the mistakes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static FormReading? Read(
        IMethodSymbol method, ImmutableArray<AttributeData> attributes, Compilation compilation, SignatureForm form, Findings findings, CancellationToken cancellationToken)
    {
        FormulaTerms formulas = new(method, compilation, form.Types, findings, cancellationToken);
        int? inputs = form.Carrier == CarrierKind.Torch ? null : method.Parameters.Count(new SpanParameters(form.Types, findings).IsRead);
        if (LossTerms.Read(attributes, form.HasIndices, inputs, formulas, findings) is not { } terms) return null;

        SignatureReader signature = new(method, terms, form.Types, form.Carrier, findings);
        List<ParameterRole> roles = signature.Read();
        Dtype? returned = ReturnTypes.Read(method, terms[0].Reduction, roles, signature.ElementType, form.Types, form.Carrier, findings);
        OptionChecks.Check(terms, signature.ElementType, form.Carrier, findings);
        OptionChecks.CheckIgnored(terms, roles, findings);
        ReductionChecks.Check(method, terms, signature.ElementType, form.Carrier, findings);
        LayoutChecks.Check(method, terms, signature.ElementType, form.Carrier, findings);
        FormulaChecks.Check(method, terms, roles, signature.ElementType, findings);
        bool returnsSum = ReturnTypes.ReturnsSum(method, form.Carrier);
        if (returnsSum) SumChecks.Check(method, terms, roles, findings);
        if (findings.Any) return null;

        FormReading reading = new(terms, roles, signature.ElementType, returned, returnsSum);
        OperandChecks.Check(method, reading.ToMethod().Kernel, roles, signature.ElementType, findings);
        return findings.Any ? null : reading;
    }
}

/// <summary>What is known of a signature before it is read.</summary>
/// <param name="Types">The compilation's types.</param>
/// <param name="Carrier">What the parameters are made of.</param>
/// <param name="HasIndices">Whether targets are meant as class indices, where a kind knows both.</param>
internal readonly record struct SignatureForm(KnownTypes Types, CarrierKind Carrier, bool HasIndices);

/// <summary>Terms and roles that agree.</summary>
internal sealed record FormReading(IReadOnlyList<LossTerm> Terms, IReadOnlyList<ParameterRole> Roles, Dtype ElementType, Dtype? Returned, bool ReturnsSum)
{
    public LossKind Kind => Terms[0].Kind;

    public ReductionKind Reduction => Terms[0].Reduction;

    /// <summary>The method as it was declared.</summary>
    public LossMethod ToMethod() => ToMethod(Roles, Returned);

    /// <summary>A method of the same losses.</summary>
    /// <param name="roles">What its parameters mean.</param>
    /// <param name="returned">What it returns.</param>
    public LossMethod ToMethod(IReadOnlyList<ParameterRole> roles, Dtype? returned) => new(
        KernelSpecs.Of(Terms, roles, ElementType, returned is not null),
        Reduction,
        ElementType,
        returned,
        roles.ToEquatableArray(),
        Kind.FixedColumns ?? LossTerms.Columns(Terms),
        (Terms.Select(t => t.ClassWeights).FirstOrDefault(w => w is not null) ?? []).ToEquatableArray(),
        Terms[0].Settings(),
        LossTerms.AreParallel(Terms),
        ReturnsSum);
}
