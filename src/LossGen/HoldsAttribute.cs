using System;

namespace LossGen;

/// <summary>
/// Says what the numbers of a parameter, return value, field or property mean, where the analyzers cannot see it: they then know when it is given to a loss that
/// expects something else.
/// </summary>
/// <param name="kind">What the numbers mean.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class HoldsAttribute(ValueKind kind) : Attribute
{
    /// <summary>What the numbers mean.</summary>
    public ValueKind Kind { get; } = kind;
}
