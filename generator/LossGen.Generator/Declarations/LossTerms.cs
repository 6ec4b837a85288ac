using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Reads the attributes of a method.</summary>
internal static class LossTerms
{
    /// <summary>One term for each attribute; null, with a finding, where one makes no sense or does not go with the others.</summary>
    public static List<LossTerm>? Read(ImmutableArray<AttributeData> attributes, FormulaTerms formulas, Findings findings)
    {
        List<LossTerm> terms = [];
        if (!formulas.Find(attributes)) return null;
        foreach (AttributeData attribute in attributes)
        {
            if (Read(attribute, terms.Count + 1, formulas, findings) is not { } term || !terms.All(t => Agree(t, term, findings))) return null;
            terms.Add(term);
        }

        if (terms.Count > 0) return terms;
        findings.AddCompilerError();
        return null;
    }

    /// <summary>The columns that the attributes give; null where none does.</summary>
    public static int? Columns(IEnumerable<LossTerm> terms) =>
        terms.Select(ColumnsOf).FirstOrDefault(c => c is not null);

    private static int? ColumnsOf(LossTerm term) => term.Given.TryGetValue(LossAttributeNames.Classes, out double value) ? (int)value : null;

    private static bool Agree(LossTerm first, LossTerm second, Findings findings)
    {
        if (!HaveSameInputs(first.Kind, second.Kind))
        {
            Differ(Place.KindOf(second.Attribute), "inputs", Describe.Inputs(second.Kind), Describe.Inputs(first.Kind));
        }
        else if (first.Reduction != second.Reduction)
        {
            bool isGiven = second.Given.ContainsKey(LossAttributeNames.Reduction);
            Place place = isGiven ? Place.Argument(second.Attribute, LossAttributeNames.Reduction) : Place.KindOf(second.Attribute);
            Differ(place, "reduction", "Reduction." + second.Reduction, "Reduction." + first.Reduction);
        }
        else if (ColumnsOf(first) is { } one && ColumnsOf(second) is { } other && one != other)
        {
            Differ(Place.Argument(second.Attribute, LossAttributeNames.Classes), "columns", Invariant.Text(other), Invariant.Text(one));
        }
        else
        {
            return true;
        }

        return false;

        void Differ(Place place, string what, string here, string there) =>
            findings.Add(Problems.TermsDiffer, place, what, second.Kind.Name, here, first.Kind.Name, there);
    }

    /// <summary>Plain values may mean anything, so that a squared error of probabilities can be added to their cross-entropy.</summary>
    private static bool HaveSameInputs(LossKind first, LossKind second) =>
        first.Inputs.Count == second.Inputs.Count
        && first.Inputs.Zip(second.Inputs, (a, b) => a.Holds == b.Holds || a.Holds == ValueKind.Values || b.Holds == ValueKind.Values)
            .All(same => same);

    private static LossTerm? Read(AttributeData attribute, int position, FormulaTerms formulas, Findings findings)
    {
        FormulaSpec? formula = null;
        LossKind? kind = null;
        switch (attribute.ConstructorArguments.FirstOrDefault().Value)
        {
            case int value:
                kind = Catalogue.Find(value);
                if (kind is null) findings.Add(Problems.NoSuchKind, Place.KindOf(attribute), value, string.Join(", ", Catalogue.All.Select(k => k.Name)));
                break;
            case string:
                (kind, formula) = formulas.Read(attribute);
                break;
            default:
                findings.AddCompilerError();
                break;
        }

        if (kind is null) return null;

        Dictionary<string, double> given = [];
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (Number(argument.Value) is not { } number) findings.AddCompilerError();
            else given[argument.Key] = number;
        }

        LossTerm term = new(attribute, position, kind, given, formula);
        if (Enum.IsDefined(typeof(ReductionKind), term.Reduction)) return term;

        findings.Add(
            Problems.NoSuchReduction,
            Place.Argument(attribute, LossAttributeNames.Reduction),
            (int)term.Reduction,
            string.Join(", ", Enum.GetNames(typeof(ReductionKind))));
        return null;
    }

    private static double? Number(TypedConstant constant) => constant.Value switch
    {
        double value => value,
        int value => value,
        bool value => value ? 1 : 0,
        _ => null,
    };
}
