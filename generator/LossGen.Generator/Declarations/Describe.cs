using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Words for messages; only asked where something is wrong.</summary>
internal static class Describe
{
    /// <summary>A span's type as C# writes it.</summary>
    public static string Span(SpanAccess access, Dtype dtype) => (access == SpanAccess.Write ? "Span<" : "ReadOnlySpan<") + dtype.Keyword() + ">";

    /// <summary>What the user wrote, with its modifier.</summary>
    public static string Type(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return parameter.RefKind switch
        {
            RefKind.None => type,
            RefKind.Out => "out " + type,
            RefKind.Ref => "ref " + type,
            _ => "in " + type,
        };
    }

    public static string Kinds(IReadOnlyList<LossTerm> terms) => string.Join(" + ", terms.Select(t => t.Kind.Name));

    /// <summary>A kind's inputs and what they mean.</summary>
    public static string Inputs(LossKind kind) =>
        string.Join(", ", kind.Inputs.Select(i => i.Holds == ValueKind.Values ? i.Name : $"{i.Name} ({i.Holds})"));

    /// <summary>The options that the terms have.</summary>
    public static string Options(IReadOnlyList<LossTerm> terms)
    {
        string names = string.Join(", ", terms.SelectMany(t => t.Kind.Options).Select(o => o.Option.Name).Distinct());
        return names.Length == 0 ? "it has no options" : "its options are " + names;
    }

    /// <summary>Every parameter that a method of these terms can have, the inputs by the names that they have already.</summary>
    public static string Roles(IReadOnlyList<LossTerm> terms, IReadOnlyList<IParameterSymbol> inputs, Dtype dtype)
    {
        string t = dtype.Keyword();
        List<string> names = [.. inputs.Select(i => i.Name), .. terms[0].Kind.Inputs.Skip(inputs.Count).Select(i => i.Name)];
        List<string> roles =
        [
            .. names.Select(n => $"{Span(SpanAccess.Read, dtype)} {n}"),
            .. names.Select(n => $"{Span(SpanAccess.Write, dtype)} {SpanNames.GradientOf(n)}"),
            .. ReservedSpan.All.Where(r => r.IsFor(terms)).Select(r => $"{Span(r.Access, dtype)} {r.Name}"),
            $"{(terms[0].Reduction == ReductionKind.None ? Span(SpanAccess.Read, dtype) : t)} {SpanNames.Upstream}",
            .. RoleNames.Columns.Select(c => "int " + c),
            .. terms.Count == 1 ? [$"{t} {RoleNames.Weight}"] : terms.Select(w => $"{t} {RoleNames.Weight}{w.Number}"),
        ];
        IEnumerable<Option> own = terms.Where(o => o.Formula is not null).SelectMany(o => o.Kind.Options).Select(o => o.Option).Distinct();
        foreach (Option option in LossOptions.All.Concat(own).Where(o => o.Type != OptionType.Flag))
        {
            List<LossTerm> owners = [.. terms.Where(o => o.Kind.Find(option.Name) is not null)];
            if (owners.Count == 1) roles.Add($"{t} {option.ParameterName}");
            if (owners.Count > 1) roles.AddRange(owners.Select(o => $"{t} {option.ParameterName}{o.Number}"));
        }

        return string.Join(", ", roles);
    }
}
