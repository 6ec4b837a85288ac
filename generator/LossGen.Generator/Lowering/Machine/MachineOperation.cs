namespace LossGen.Generator.Lowering;

/// <summary>
/// A row of <see cref="MachineOperations"/>: one instruction, or near it, with the same bits in a lane of any vector width and in a scalar.
/// </summary>
/// <param name="Name">Unique; also the base of the names of emitted locals.</param>
/// <param name="Arity">The number of arguments.</param>
/// <param name="Result">What the result holds.</param>
/// <param name="Vector">
/// C# over vectors: {0}, {1}, {2} are the arguments (names or atoms), <c>{V}</c> the class of the width (Vector512, …), <c>{Int}</c> and
/// <c>{Real}</c> the framework's names of the lane types.
/// </param>
/// <param name="Scalar">The same over scalars: <c>{M}</c> is Math or MathF, <c>{B}</c> BitConverter, <c>{int}</c> and <c>{real}</c> the keywords.</param>
internal sealed record MachineOperation(string Name, int Arity, Lane Result, string Vector, string Scalar)
{
    /// <summary>
    /// What 256-bit vectors have instead of <see cref="Vector"/>, where the portable form costs more: the bits are the same, and only x86 has
    /// such vectors in hardware.
    /// </summary>
    public string? Vector256 { get; init; }

    /// <summary>Likewise, what 512-bit vectors have.</summary>
    public string? Vector512 { get; init; }

    public string VectorOf(int bits) => (bits == 512 ? Vector512 : bits == 256 ? Vector256 : null) ?? Vector;

    public override string ToString() => Name;

    public bool Equals(MachineOperation? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode();
}
