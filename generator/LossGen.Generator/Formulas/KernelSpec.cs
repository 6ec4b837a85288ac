using System;

namespace LossGen.Generator.Formulas;

/// <summary>Everything that the emitted computation depends on, and nothing else: declarations with equal specifications share one kernel.</summary>
/// <param name="Terms">The losses that are summed, in order.</param>
/// <param name="IsSingle">Whether it computes in float (float and Half) or in double.</param>
/// <param name="AccumulatesLoss">Whether the sum of ℓ is wanted.</param>
/// <param name="StoresLosses">Whether every ℓ is written.</param>
/// <param name="Gradients">The inputs, by index, whose gradients are written.</param>
/// <param name="HasSampleWeights">Whether ℓ is multiplied by a span of weights.</param>
/// <param name="HasPosWeights">Whether the positive term has a span of weights.</param>
/// <param name="HasUpstream">Whether gradients are multiplied by a span.</param>
/// <param name="HasClassWeights">Whether classes have weights.</param>
/// <param name="HasIgnored">Whether rows may be ignored: their labels are negative then.</param>
/// <param name="HasZShare">Whether the z-loss is reduced with a divisor of its own.</param>
/// <param name="Columns">The number of columns of a row, where it is known and matters; else null.</param>
/// <param name="IsClassFirst">Whether the columns of a row lie apart, and neighbours in memory are the same column of the next row.</param>
internal sealed record KernelSpec(
    EquatableArray<TermSpec> Terms,
    bool IsSingle,
    bool AccumulatesLoss,
    bool StoresLosses,
    EquatableArray<int> Gradients,
    bool HasSampleWeights,
    bool HasPosWeights,
    bool HasUpstream,
    bool HasClassWeights = false,
    bool HasIgnored = false,
    bool HasZShare = false,
    int? Columns = null,
    bool IsClassFirst = false)
{
    /// <summary>What writes the softmax of rows: the gradient of their log-sum-exp.</summary>
    public static KernelSpec Softmax(bool isSingle) => new(
        [new TermSpec(Catalogue.LogSumExp.Id, 1, null, [])],
        isSingle,
        AccumulatesLoss: false,
        StoresLosses: false,
        [0],
        HasSampleWeights: false,
        HasPosWeights: false,
        HasUpstream: false);
}

/// <summary>One loss of a sum.</summary>
/// <param name="Kind">The <see cref="LossKind.Id"/> of its row in the catalogue, or the name of the user's method.</param>
/// <param name="Weight">Its factor, where that is known at compile time.</param>
/// <param name="WeightParameter">The run-time parameter that gives the factor instead (<c>weight</c>, <c>weight1</c>, …), or null.</param>
/// <param name="Options">The options given, sorted by name; all others have the kind's default.</param>
/// <param name="Formula">What the user's method computes; null for a loss of the catalogue.</param>
internal sealed record TermSpec(
    string Kind, double Weight, string? WeightParameter, EquatableArray<OptionSpec> Options, FormulaSpec? Formula = null)
{
    /// <summary>The loss.</summary>
    public LossKind Loss() =>
        Formula?.ToKind(Kind) ?? Catalogue.Get(Kind);
}

/// <summary>An option that is given, in the attribute or at run time.</summary>
/// <param name="Name">The option.</param>
/// <param name="Value">Its value where the attribute gives it (a flag is 0 or 1).</param>
/// <param name="Parameter">The kernel's name of the run-time parameter, else null: the option's camelCase name, with the term's number where two terms have it.</param>
internal sealed record OptionSpec(string Name, double Value, string? Parameter);
