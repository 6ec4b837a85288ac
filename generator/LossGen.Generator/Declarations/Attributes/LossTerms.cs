using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Reads the attributes of a method.</summary>
internal static class LossTerms
{
    /// <summary>One term for each attribute; null, with a finding, where one makes no sense or does not go with the others.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="hasIndices">Whether the method takes integers: it tells two forms of one kind apart.</param>
    /// <param name="inputs">How many spans it may read, if that is known: likewise.</param>
    /// <param name="formulas">The attributes that name methods of the user's.</param>
    /// <param name="findings">Receives the mistakes.</param>
    public static List<LossTerm>? Read(ImmutableArray<AttributeData> attributes, bool hasIndices, int? inputs, FormulaTerms formulas, Findings findings)
    {
        List<LossTerm> terms = [];
        if (!formulas.Find(attributes)) return null;
        foreach (AttributeData attribute in attributes)
        {
            if (Read(attribute, terms.Count + 1, hasIndices, inputs, formulas, findings) is not { } term || !terms.All(t => TermAgreement.Check(t, term, findings))) return null;
            terms.Add(term);
        }

        if (terms.Count > 0) return terms;
        findings.AddCompilerError();
        return null;
    }

    /// <summary>The columns that the attributes give; null where none does.</summary>
    public static int? Columns(IEnumerable<LossTerm> terms) =>
        terms.Select(ColumnsOf).FirstOrDefault(c => c is not null);

    /// <summary>The columns that one attribute gives, or null.</summary>
    public static int? ColumnsOf(LossTerm term) => term.Given.TryGetValue(LossAttributeNames.Classes, out double value) ? (int)value : null;

    /// <summary>Whether an attribute asks for threads: no two contradict each other.</summary>
    public static bool AreParallel(IEnumerable<LossTerm> terms) => terms.Any(t => ParallelOf(t) == true);

    /// <summary>What one attribute says about threads, or null.</summary>
    public static bool? ParallelOf(LossTerm term) => term.Given.TryGetValue(LossAttributeNames.Parallel, out double value) ? value != 0 : null;

    private static LossTerm? Read(AttributeData attribute, int position, bool hasIndices, int? inputs, FormulaTerms formulas, Findings findings)
    {
        FormulaSpec? formula = null;
        LossKind? kind = null;
        switch (attribute.First())
        {
            case int value:
                kind = Catalogue.Find(value, hasIndices, inputs);
                if (kind is null) findings.Add(Problems.NoSuchKind, Place.KindOf(attribute), value, string.Join(", ", Catalogue.All.Select(k => k.Name).Distinct()));
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
        IReadOnlyList<double>? classWeights = null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value.Kind == TypedConstantKind.Array) classWeights = Numbers(argument.Value, findings);
            else if (argument.Value.Number() is { } number) given[argument.Key] = number;
            else findings.AddCompilerError();
        }

        LossTerm term = new(attribute, position, kind, given, classWeights, formula);
        if (Enum.IsDefined(typeof(ReductionKind), term.Reduction)) return term;

        findings.Add(
            Problems.NoSuchReduction,
            Place.Argument(attribute, LossAttributeNames.Reduction),
            (int)term.Reduction,
            string.Join(", ", Enum.GetNames(typeof(ReductionKind))));
        return null;
    }

    /// <summary>The items; null where there is no array.</summary>
    private static IReadOnlyList<double>? Numbers(TypedConstant array, Findings findings)
    {
        if (array.IsNull) return null;
        List<double> numbers = [];
        foreach (TypedConstant item in array.Values)
        {
            if (item.Number() is { } number) numbers.Add(number);
            else findings.AddCompilerError();
        }

        return numbers;
    }
}
