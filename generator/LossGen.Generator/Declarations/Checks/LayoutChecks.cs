using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that a declaration says all that it takes to tell rows, layers and sequences apart.</summary>
internal static class LayoutChecks
{
    private const string OneGroup = "PerClass = false puts all classes into one group";

    public static void Check(IMethodSymbol method, IReadOnlyList<LossTerm> terms, Dtype elementType, CarrierKind carrier, Findings findings)
    {
        LossTerm term = terms[0];
        if (carrier == CarrierKind.Span && term.Kind.NeedsColumns && LossTerms.Columns(terms) is null && !RoleNames.Columns.Any(IsDeclared))
        {
            string parameter = "int " + RoleNames.Columns[term.Kind.Inputs[0].Holds == ValueKind.Embeddings ? 1 : 0];
            findings.AddCurable([parameter], Problems.RowsWithoutColumns, Place.KindOf(term.Attribute), term.Kind.Name, parameter);
        }

        foreach (ReservedSpan span in ReservedSpan.All.Where(s => s.IsRequired && s.Applies(term.Kind) && !IsDeclared(s.Name)))
        {
            string parameter = $"{span.Describe(elementType)} {span.Name}";
            findings.AddCurable([parameter], Problems.MissingSpan, Place.NameOf(method), term.Kind.Name, parameter);
        }

        CheckClassWeights(terms, method.Parameters.FirstOrDefault(p => p.Name == SpanNames.ClassWeights), elementType, findings);
        CheckDivisors(method, terms, findings);
        if (LossTerms.Columns(terms) is { } classes && term.Given.TryGetValue(LossOptions.Blank.Name, out double blank) && blank >= classes)
        {
            string wanted = $"a class: less than {Invariant.Text(classes)}";
            findings.Add(Problems.OutOfRange, Place.Argument(term.Attribute, LossOptions.Blank.Name), LossOptions.Blank.Name, Invariant.Text(blank), wanted);
        }

        // By name, whatever its type: where that is wrong, it is said already.
        bool IsDeclared(string name) => method.Parameters.Any(p => p.Name == name);
    }

    /// <summary>One mean has one divisor.</summary>
    private static void CheckDivisors(IMethodSymbol method, IReadOnlyList<LossTerm> terms, Findings findings)
    {
        LossTerm first = terms[0];
        bool isPlain = first.Reduction is not (ReductionKind.Mean or ReductionKind.WeightedMean)
            || !(terms.Any(t => t.ClassWeights is not null || t.Given.ContainsKey(LossOptions.IgnoreIndex.Name) || t.AtRunTime.ContainsKey(LossOptions.IgnoreIndex.Name))
                || method.Parameters.Any(p => p.Name == SpanNames.ClassWeights));
        if (isPlain || terms.FirstOrDefault(t => t.Kind.DividesByWeights != first.Kind.DividesByWeights) is not { } other) return;
        findings.Add(
            Problems.TermsDiffer, Place.KindOf(other.Attribute), "divisor of the mean", other.Kind.Name, Divisor(other), first.Kind.Name, Divisor(first));

        static string Divisor(LossTerm term) => term.Kind.DividesByWeights ? "the weights of the rows that are not ignored" : "the number of rows";
    }

    private static void CheckClassWeights(IReadOnlyList<LossTerm> terms, IParameterSymbol? span, Dtype elementType, Findings findings)
    {
        if (span is not null && terms.FirstOrDefault(IsOfOneGroup) is { } whole)
        {
            findings.Add(Problems.NotApplicable, Place.NameOf(span), span.Name, whole.Kind.Name, OneGroup);
        }

        foreach (LossTerm term in terms.Where(t => t.ClassWeights is not null))
        {
            Place place = Place.Argument(term.Attribute, LossAttributeNames.ClassWeights);
            if (!term.Kind.HasClassWeights)
            {
                findings.Add(Problems.NotApplicable, place, LossAttributeNames.ClassWeights, term.Kind.Name, Describe.Options([term]));
            }
            else if (IsOfOneGroup(term))
            {
                findings.Add(Problems.NotApplicable, place, LossAttributeNames.ClassWeights, term.Kind.Name, OneGroup);
            }
            else if (term.ClassWeights!.Count == 0)
            {
                findings.Add(Problems.OutOfRange, place, LossAttributeNames.ClassWeights, "an empty array", "one weight for each class");
            }
            else if (LossTerms.Columns(terms) is { } classes && classes != term.ClassWeights.Count)
            {
                string weights = term.ClassWeights.Count == 1 ? "1 weight" : Invariant.Text(term.ClassWeights.Count) + " weights";
                findings.Add(Problems.WrongNumberOfWeights, place, weights, Invariant.Text(classes));
            }

            foreach (double weight in term.ClassWeights!.Where(w => !IsAllowed(w, elementType)).Take(1))
            {
                findings.Add(Problems.OutOfRange, place, LossAttributeNames.ClassWeights, Invariant.Text(weight), OptionRange.NonNegative.Describe());
            }
        }
    }

    private static bool IsOfOneGroup(LossTerm term) => term.Given.TryGetValue(LossOptions.PerClass.Name, out double perClass) && perClass == 0;

    // Weights have the type of the spans, and must be finite in it.
    private static bool IsAllowed(double weight, Dtype elementType) =>
        weight >= 0 && weight <= elementType switch { Dtype.Half => 65504, Dtype.Single => float.MaxValue, _ => double.MaxValue };
}
