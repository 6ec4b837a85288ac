using System;
using System.Collections.Generic;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>One attribute of a method, read and not yet checked against the signature.</summary>
/// <param name="attribute">Where it stands.</param>
/// <param name="number">Its place among the method's attributes, from 1.</param>
/// <param name="kind">The loss it names.</param>
/// <param name="given">What its named arguments say, by name; flags are 0 or 1, members of enumerations their number.</param>
/// <param name="classWeights">The argument that is an array, or null.</param>
/// <param name="formula">What the method computes that it names; null for a loss of the catalogue.</param>
internal sealed class LossTerm(
    AttributeData attribute,
    int number,
    LossKind kind,
    IReadOnlyDictionary<string, double> given,
    IReadOnlyList<double>? classWeights,
    FormulaSpec? formula)
{
    public FormulaSpec? Formula => formula;

    public AttributeData Attribute => attribute;

    public int Number => number;

    public LossKind Kind => kind;

    public IReadOnlyDictionary<string, double> Given => given;

    public IReadOnlyList<double>? ClassWeights => classWeights;

    public ReductionKind Reduction => given.TryGetValue(LossAttributeNames.Reduction, out double value) ? (ReductionKind)value : ReductionKind.Mean;

    /// <summary>What parameters give at run time: from the option to the kernel's name of it.</summary>
    public Dictionary<string, string> AtRunTime { get; } = [];

    /// <summary>The term as the kernel specification has it.</summary>
    public TermSpec ToSpec()
    {
        AtRunTime.TryGetValue(LossAttributeNames.Weight, out string? weightParameter);
        double weight = given.TryGetValue(LossAttributeNames.Weight, out double factor) ? factor : 1;
        return new TermSpec(kind.Id, weight, weightParameter, Options(areSettings: false), formula);
    }

    /// <summary>What the method acts on itself.</summary>
    public EquatableArray<OptionSpec> Settings() => Options(areSettings: true);

    private EquatableArray<OptionSpec> Options(bool areSettings)
    {
        SortedDictionary<string, OptionSpec> options = new(StringComparer.Ordinal);
        foreach (OptionDefault option in kind.Options)
        {
            string name = option.Option.Name;
            given.TryGetValue(name, out double value);
            if (Formulas.Settings.Has(kind, option.Option, value) != areSettings) continue;
            if (AtRunTime.TryGetValue(name, out string parameter)) options[name] = new OptionSpec(name, 0, parameter);
            // What is the default anyway is left out, so that both spellings share a kernel.
            else if (given.ContainsKey(name) && !value.Equals(option.Default)) options[name] = new OptionSpec(name, value, null);
        }

        return options.Values.ToEquatableArray();
    }
}
