namespace LossGen.Generator.Lowering;

/// <summary>What a machine value holds in each lane of a vector.</summary>
internal enum Lane
{
    /// <summary>A number of the computing type.</summary>
    Real,

    /// <summary>An integer as wide as the computing type.</summary>
    Integer,

    /// <summary>All bits set, or none: the result of a comparison. In vectors it has the type of <see cref="Real"/>.</summary>
    Mask,
}
