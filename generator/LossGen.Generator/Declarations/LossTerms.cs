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
    /// <summary>One term for each attribute; null where one of them makes no sense, and then <paramref name="findings"/> knows why.</summary>
    public static List<LossTerm>? Read(ImmutableArray<AttributeData> attributes, Findings findings)
    {
        List<LossTerm> terms = [];
        foreach (AttributeData attribute in attributes)
        {
            if (Read(attribute, terms.Count + 1, findings) is not { } term) return null;
            terms.Add(term);
        }

        return terms.Count > 0 ? terms : null;
    }

    private static LossTerm? Read(AttributeData attribute, int position, Findings findings)
    {
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Value is not int value)
        {
            findings.AddCompilerError();
            return null;
        }

        if (Catalogue.Find(value) is not { } kind)
        {
            findings.Add(Problems.NoSuchKind, Place.KindOf(attribute), value, string.Join(", ", Catalogue.All.Select(k => k.Name)));
            return null;
        }

        Dictionary<string, double> given = [];
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (Number(argument.Value) is not { } number) findings.AddCompilerError();
            else given[argument.Key] = number;
        }

        LossTerm term = new(attribute, position, kind, given);
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
