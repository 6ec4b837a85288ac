using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Declarations;

/// <summary>Checks what attributes give against what their kinds have.</summary>
internal static class OptionChecks
{
    public static void Check(IReadOnlyList<LossTerm> terms, Dtype elementType, CarrierKind carrier, Findings findings)
    {
        foreach (LossTerm term in terms)
        {
            foreach (KeyValuePair<string, double> given in term.Given) Check(term, given.Key, given.Value, elementType, carrier, findings);
        }
    }

    /// <summary>Refuses an index to ignore that no label can be.</summary>
    public static void CheckIgnored(IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Findings findings)
    {
        if (roles.FirstOrDefault(r => r is { Role: RoleKind.Input, Integer: "byte" or "ushort" or "uint" }) is not { } labels) return;
        string name = LossOptions.IgnoreIndex.Name;
        foreach (LossTerm term in terms)
        {
            if (!term.Given.TryGetValue(name, out double ignored) || ignored >= 0) continue;
            string wanted = $"at least 0, since '{labels.Name}' are of type {labels.Integer}: or declare them as int";
            findings.Add(Problems.OutOfRange, Place.Argument(term.Attribute, name), name, Invariant.Text(ignored), wanted);
        }
    }

    private static void Check(LossTerm term, string name, double value, Dtype elementType, CarrierKind carrier, Findings findings)
    {
        switch (name)
        {
            case LossAttributeNames.Reduction:
            case LossAttributeNames.Parallel:
                break;
            case LossAttributeNames.Precision:
            case LossAttributeNames.Targets:
                CheckTensorOption(name == LossAttributeNames.Precision ? 1 : 2);
                break;
            case LossAttributeNames.Classes:
                if (!term.Kind.HasColumns) findings.Add(Problems.NotApplicable, Place.Argument(term.Attribute, name), name, term.Kind.Name, Describe.Options([term]));
                else if (value < term.Kind.LeastClasses) Refuse(Invariant.Text(value), $"a whole number of at least {Invariant.Text(term.Kind.LeastClasses)}");
                break;
            case LossAttributeNames.Weight:
                CheckRange(OptionRange.Finite);
                break;
            default:
                if (term.Kind.Find(name) is { } option) CheckOption(option);
                else findings.Add(Problems.NotApplicable, Place.Argument(term.Attribute, name), name, term.Kind.Name, Describe.Options([term]));
                break;
        }

        void CheckTensorOption(int last)
        {
            if (carrier != CarrierKind.Torch) findings.Add(Problems.NotApplicable, Place.Argument(term.Attribute, name), name, "this loss", "the types of its parameters say it");
            else if (value < 0 || value > last) Refuse(Invariant.Text(value), "a member of " + name);
        }

        void CheckOption(OptionDefault option)
        {
            if (option.Option.Type is OptionType.Real or OptionType.Flag) CheckRange(option.Allowed);
            else if (!option.Allowed.Contains(value)) Refuse(Invariant.Text(value), option.Allowed.Describe());
        }

        void CheckRange(OptionRange range)
        {
            // Half computes in float as well.
            double rounded = elementType == Dtype.Double ? value : (float)value;
            if (!range.Contains(value)) Refuse(Invariant.Text(value), range.Describe());
            else if (!range.Contains(rounded)) Refuse($"{Invariant.Text(value)}, which float rounds to {Invariant.Text(rounded)}", range.Describe());
        }

        void Refuse(string given, string wanted) => findings.Add(Problems.OutOfRange, Place.Argument(term.Attribute, name), name, given, wanted);
    }
}
