using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Recognises parameters that give an option or a weight at run time: what no other role has claimed.</summary>
internal sealed class ScalarParameters(
    IReadOnlyList<LossTerm> terms, IReadOnlyList<IParameterSymbol> inputs, KnownTypes types, Findings findings, Dtype dtype)
{
    /// <summary>The role, or null with a finding.</summary>
    public ParameterRole? RoleOf(IParameterSymbol parameter)
    {
        string name = parameter.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string digits = parameter.Name.Substring(name.Length);
        if (name == RoleNames.Weight) return Weight(parameter, digits);
        return LossOptions.All.FirstOrDefault(o => o.ParameterName == name) is { IsParameter: true } option
            ? Option(parameter, option, digits)
            : NoRole(parameter);
    }

    /// <summary>Whether a parameter may have the type of a scalar; reports it where not.</summary>
    public bool Expect(IParameterSymbol parameter)
    {
        if (IsScalar(parameter)) return true;
        bool isMixed = parameter.RefKind == RefKind.None && types.DtypeOf(parameter.Type) is not null;
        DiagnosticDescriptor rule = isMixed ? Problems.MixedTypes : Problems.WrongType;
        findings.AddCurable([dtype.Keyword()], rule, Place.TypeOf(parameter), parameter.Name, Describe.Type(parameter), dtype.Keyword());
        return false;
    }

    /// <summary>Whether a parameter is an <see cref="int"/>; reports it where not.</summary>
    public bool ExpectInteger(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.RefKind == RefKind.None) return true;
        findings.AddCurable(["int"], Problems.WrongType, Place.TypeOf(parameter), parameter.Name, Describe.Type(parameter), "int");
        return false;
    }

    public bool IsScalar(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && (types.DtypeOf(parameter.Type) == dtype || IsFloat(parameter));

    /// <summary>Half computes in float, so its scalars may be float.</summary>
    public bool IsFloat(IParameterSymbol parameter) => dtype == Dtype.Half && types.DtypeOf(parameter.Type) == Dtype.Single;

    private ParameterRole? Weight(IParameterSymbol parameter, string digits)
    {
        LossTerm? term = terms.Count == 1 ? (digits.Length == 0 ? terms[0] : null) : TermOf(digits);
        if (term is null) return NoRole(parameter);
        return Expect(parameter) && Give(parameter, LossAttributeNames.Weight, [term])
            ? new ParameterRole(parameter.Name, RoleKind.Weight, term.Number - 1, IsFloat: IsFloat(parameter))
            : null;
    }

    private ParameterRole? Option(IParameterSymbol parameter, Option option, string digits)
    {
        List<LossTerm> owners = [.. terms.Where(t => t.Kind.Find(option.Name) is not null)];
        // An integer concerns all losses of a method at once.
        if (owners.Count == 0 || (option.Type == OptionType.Integer && owners.Count < terms.Count))
        {
            findings.Add(Problems.NotApplicable, Place.NameOf(parameter), parameter.Name, Describe.Kinds(terms), Describe.Options(terms));
            return null;
        }

        int index = -1;
        if (digits.Length > 0)
        {
            if (option.Type == OptionType.Integer || owners.Count < 2 || TermOf(digits) is not { } owner || !owners.Contains(owner)) return NoRole(parameter);
            index = owner.Number - 1;
            owners = [owner];
        }

        return (option.Type == OptionType.Integer ? ExpectInteger(parameter) : Expect(parameter)) && Give(parameter, option.Name, owners)
            ? new ParameterRole(parameter.Name, RoleKind.Option, index, option.Name, IsFloat(parameter))
            : null;
    }

    private LossTerm? TermOf(string digits) =>
        terms.FirstOrDefault(t => t.Number.ToString(CultureInfo.InvariantCulture) == digits);

    private bool Give(IParameterSymbol parameter, string option, List<LossTerm> owners)
    {
        foreach (LossTerm owner in owners)
        {
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

            owner.AtRunTime.Add(option, parameter.Name);
        }

        return true;
    }

    /// <summary>Says that the parameter means nothing, and what could.</summary>
    public ParameterRole? NoRole(IParameterSymbol parameter)
    {
        findings.Add(Problems.NoRole, Place.NameOf(parameter), parameter.Name, Describe.Roles(terms, inputs, dtype));
        return null;
    }
}
