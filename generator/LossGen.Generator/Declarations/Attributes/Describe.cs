using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Words for messages; only asked where something is wrong.</summary>
internal static class Describe
{
    /// <summary>An input's type as C# writes it.</summary>
    public static string Span(LossInput input, Dtype dtype) => SpanAccess.Read.SpanOf(input.IsInteger ? "int" : dtype.Keyword());

    public static string Kinds(IReadOnlyList<LossTerm> terms) => string.Join(" + ", terms.Select(t => t.Kind.Name));

    /// <summary>A kind's inputs and what they mean.</summary>
    public static string Inputs(LossKind kind) =>
        string.Join(", ", kind.Inputs.Select(i => i.Holds == ValueKind.Values ? Shaped(i) : $"{Shaped(i)} ({i.Holds})"));

    private static string Shaped(LossInput input) => input.Shape == InputShape.Rows && !input.IsInteger ? input.Name + " of each row" : input.Name;

    /// <summary>What a kind has one loss of.</summary>
    public static string Losses(LossKind kind) => kind.Layout switch
    {
        LossLayout.Elements => "one for each element",
        LossLayout.Groups => "one for each group",
        LossLayout.Layers => "one over all layers",
        LossLayout.Sequences => "one for each sequence",
        _ => "one for each row",
    };

    /// <summary>The options that the terms have.</summary>
    public static string Options(IReadOnlyList<LossTerm> terms)
    {
        string names = string.Join(", ", terms.SelectMany(t => t.Kind.Options.Select(o => o.Option.Name).Concat(t.Kind.HasClassWeights ? [LossAttributeNames.ClassWeights] : [])).Distinct());
        return names.Length == 0 ? "it has no options" : "its options are " + names;
    }

    /// <summary>Every parameter that a method of these terms can have, the inputs by the names that they have already.</summary>
    public static string Roles(IReadOnlyList<LossTerm> terms, IReadOnlyList<IParameterSymbol> inputs, Dtype dtype)
    {
        string t = dtype.Keyword();
        LossKind kind = terms[0].Kind;
        List<(LossInput Input, string Name)> named = [.. kind.Inputs.Select((input, i) => (input, i < inputs.Count ? inputs[i].Name : input.Name))];
        List<string> roles =
        [
            .. named.Select(n => $"{Span(n.Input, dtype)} {n.Name}"),
            .. named.Where(n => !n.Input.IsInteger).Select(n => $"{SpanAccess.Write.SpanOf(t)} {SpanNames.GradientOf(n.Name)}"),
            .. ReservedSpan.All.Where(r => r.IsFor(terms.Select(t => t.Kind))).Select(r => $"{r.Describe(dtype)} {r.Name}"),
            $"{(terms[0].Reduction == ReductionKind.None ? SpanAccess.Read.SpanOf(t) : t)} {SpanNames.Upstream}",
            .. kind.HasColumns ? RoleNames.Columns.Select(c => "int " + c) : [],
            .. kind.Layout == LossLayout.Groups ? ["int " + RoleNames.Samples] : Array.Empty<string>(),
            .. kind.HasPositions ? ["int " + RoleNames.Positions] : Array.Empty<string>(),
            .. terms.Count == 1 ? [$"{t} {RoleNames.Weight}"] : terms.Select(w => $"{t} {RoleNames.Weight}{w.Number}"),
        ];
        IEnumerable<Option> own = terms.Where(o => o.Formula is not null).SelectMany(o => o.Kind.Options).Select(o => o.Option).Distinct();
        foreach (Option option in LossOptions.All.Concat(own).Where(o => o.IsParameter))
        {
            List<LossTerm> owners = [.. terms.Where(o => o.Kind.Find(option.Name) is not null)];
            string type = option.Type == OptionType.Integer ? "int" : t;
            if (owners.Count == 1 || (owners.Count > 1 && option.Type == OptionType.Integer)) roles.Add($"{type} {option.ParameterName}");
            else roles.AddRange(owners.Select(o => $"{type} {option.ParameterName}{o.Number}"));
        }

        return string.Join(", ", roles);
    }
}
