using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Recognises parameters that give an option or a weight at run time: what no other role has claimed.</summary>
internal sealed class ScalarParameters(
    IReadOnlyList<LossTerm> terms, IReadOnlyList<IParameterSymbol> inputs, KnownTypes types, Findings findings, Dtype dtype)
{
    private readonly HashSet<string> _kernelNames = [.. terms.SelectMany(t => t.Kind.Inputs).Select(i => i.Name)];

    /// <summary>The role, or null with a finding.</summary>
    public ParameterRole? RoleOf(IParameterSymbol parameter)
    {
        // A formula's parameter may be called anything, and end in a digit.
        if (Owners(parameter.Name).Any(t => t.Formula is not null)) return Option(parameter, parameter.Name, "");
        string name = parameter.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string digits = parameter.Name.Substring(name.Length);
        if (!IsNumber(parameter) && NearNames.Find(parameter.Name, isScalar: false, terms, dtype) is not null) return NoRole(parameter);
        if (name == RoleNames.Weight) return Weight(parameter, digits);
        return Owners(name).Count > 0 || LossOptions.All.Any(o => o.ParameterName == name && o.IsParameter)
            ? Option(parameter, name, digits)
            : NoRole(parameter);
    }

    private List<LossTerm> Owners(string name) => [.. terms.Where(t => OptionOf(t, name) is not null)];

    private static Option? OptionOf(LossTerm term, string name) =>
        term.Kind.Options.FirstOrDefault(o => o.Option.ParameterName == name && o.Option.IsParameter)?.Option;

    /// <summary>Whether a parameter may have the type of a scalar; reports it where not.</summary>
    public bool Expect(IParameterSymbol parameter)
    {
        if (IsScalar(parameter)) return true;
        bool isMixed = parameter.RefKind == RefKind.None && types.DtypeOf(parameter.Type) is not null;
        DiagnosticDescriptor rule = isMixed ? Problems.MixedTypes : Problems.WrongType;
        findings.AddCurable([dtype.Keyword()], rule, Place.TypeOf(parameter), parameter.Name, WrittenTypes.Of(parameter), dtype.Keyword());
        return false;
    }

    /// <summary>Whether a parameter is an <see cref="int"/>; reports it where not.</summary>
    public bool ExpectInteger(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.RefKind == RefKind.None) return true;
        findings.AddCurable(["int"], Problems.WrongType, Place.TypeOf(parameter), parameter.Name, WrittenTypes.Of(parameter), "int");
        return false;
    }

    private bool IsNumber(IParameterSymbol parameter) => types.DtypeOf(parameter.Type) is not null || parameter.Type.SpecialType == SpecialType.System_Int32;

    public bool IsScalar(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && (types.DtypeOf(parameter.Type) == dtype || IsFloat(parameter));

    /// <summary>Half computes in float, so its scalars may be float.</summary>
    public bool IsFloat(IParameterSymbol parameter) => dtype == Dtype.Half && types.DtypeOf(parameter.Type) == Dtype.Single;

    private ParameterRole? Weight(IParameterSymbol parameter, string digits)
    {
        LossTerm? term = terms.Count == 1 ? (digits.Length == 0 ? terms[0] : null) : TermOf(digits);
        if (term is null) return NoRole(parameter);
        return Expect(parameter) && Give(parameter, _ => LossAttributeNames.Weight, [term], parameter.Name)
            ? new ParameterRole(parameter.Name, RoleKind.Weight, term.Number - 1, IsFloat: IsFloat(parameter))
            : null;
    }

    private ParameterRole? Option(IParameterSymbol parameter, string name, string digits)
    {
        List<LossTerm> owners = Owners(name);
        bool isInteger = owners.Count > 0 && OptionOf(owners[0], name)!.Type == OptionType.Integer;
        // An integer concerns all losses of a method at once.
        if (owners.Count == 0 || (isInteger && owners.Count < terms.Count))
        {
            findings.Add(Problems.NotApplicable, Place.NameOf(parameter), parameter.Name, Describe.Kinds(terms), Describe.Options(terms));
            return null;
        }

        int index = -1;
        if (digits.Length > 0)
        {
            if (isInteger || owners.Count < 2 || TermOf(digits) is not { } owner || !owners.Contains(owner)) return NoRole(parameter);
            index = owner.Number - 1;
            owners = [owner];
        }

        bool isExpected = isInteger ? ExpectInteger(parameter) : Expect(parameter);
        string kernelName = KernelNameOf(parameter);
        return isExpected && Give(parameter, t => OptionOf(t, name)!.Name, owners, kernelName)
            ? new ParameterRole(parameter.Name, RoleKind.Option, index, OptionOf(owners[0], name)!.Name, IsFloat(parameter)) { KernelName = kernelName }
            : null;
    }

    private string KernelNameOf(IParameterSymbol parameter)
    {
        string name = KernelIdentifiers.Of(parameter.Name);
        while (!_kernelNames.Add(name)) name += "_";
        return name;
    }

    private LossTerm? TermOf(string digits) =>
        terms.FirstOrDefault(t => t.Number.ToString(CultureInfo.InvariantCulture) == digits);

    private bool Give(IParameterSymbol parameter, Func<LossTerm, string> optionOf, List<LossTerm> owners, string kernelName)
    {
        foreach (LossTerm owner in owners)
        {
            string option = optionOf(owner);
            if (owner.Given.ContainsKey(option))
            {
                findings.Add(Problems.GivenTwice, Place.NameOf(parameter), parameter.Name, option);
                return false;
            }

            if (owner.AtRunTime.TryGetValue(option, out string other))
            {
                findings.Add(Problems.ClaimedTwice, Place.NameOf(parameter), parameter.Name, other);
                return false;
            }

            owner.AtRunTime.Add(option, kernelName);
        }

        return true;
    }

    /// <summary>Says that the parameter means nothing, and what could.</summary>
    public ParameterRole? NoRole(IParameterSymbol parameter)
    {
        string? near = NearNames.Find(parameter.Name, IsNumber(parameter), terms, dtype);
        string before = near is null ? "it can have" : $"did you mean '{near}'? It can have";
        findings.Add(Problems.NoRole, Place.NameOf(parameter), parameter.Name, before, Describe.Roles(terms, inputs, dtype));
        return null;
    }
}
