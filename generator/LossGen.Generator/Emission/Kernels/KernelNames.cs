using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>The names of emitted kernels: the losses, the type, and a number that stands for the whole specification.</summary>
internal static class KernelNames
{
    public const string Namespace = "LossGen.Generated";

    // Names of files and types have limits; the number tells kernels apart.
    private const int LongestKinds = 64;

    public static string Of(KernelSpec spec) =>
        string.Concat(string.Concat(spec.Terms.Select(t => t.Kind)).Take(LongestKinds)) + (spec.IsSingle ? "Single" : "Double") + "_" + Fingerprint.Of(Canonical(spec));

    // Equal for equal specifications only.
    private static string Canonical(KernelSpec spec) => string.Join("|",
        [
            .. spec.Terms.Select(Canonical),
            spec.IsSingle ? "single" : "double",
            .. Flags(spec),
            string.Join(",", spec.Gradients.Select(g => g.ToString(CultureInfo.InvariantCulture))),
            .. spec.Columns is { } columns ? ["columns " + columns.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        ]);

    private static string Canonical(TermSpec term) => string.Join(";",
        [
            term.Kind,
            Invariant.Text(term.Weight),
            term.WeightParameter ?? "",
            .. term.Options.Select(o => $"{o.Name}={o.Parameter ?? Invariant.Text(o.Value)}"),
            .. term.Formula is { } formula ? Canonical(formula) : [],
        ]);

    private static IEnumerable<string> Canonical(FormulaSpec formula) =>
    [
        string.Join(",", formula.Inputs),
        .. formula.Parameters.Select(p => $"{p.Name}={Number(p.DefaultBits)}"),
        .. formula.Steps.Select(s => $"{s.Operation}({string.Join(",", s.Arguments.Select(a => Number(a)))}){Number(s.Bits)}{s.Name}"),
    ];

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<string> Flags(KernelSpec spec)
    {
        if (spec.AccumulatesLoss) yield return "sum";
        if (spec.StoresLosses) yield return SpanNames.Losses;
        if (spec.HasSampleWeights) yield return SpanNames.SampleWeights;
        if (spec.HasPosWeights) yield return SpanNames.PosWeights;
        if (spec.HasUpstream) yield return SpanNames.Upstream;
        if (spec.HasClassWeights) yield return SpanNames.ClassWeights;
        if (spec.HasIgnored) yield return "ignored";
        if (spec.HasZShare) yield return KernelWords.ZShare;
        if (spec.IsClassFirst) yield return "classFirst";
    }
}
