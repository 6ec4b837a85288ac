namespace LossGen.Generator.Emission.Machine;

/// <summary>How machine values are written in C#: over scalars, or over vectors of one width.</summary>
/// <param name="VectorClass">What <c>{V}</c> stands for (Vector512 or an alias of it), or null for scalars.</param>
internal sealed record Dialect(string? VectorClass)
{
    public static readonly Dialect Scalar = new((string?)null);

    public bool IsScalar => VectorClass is null;
}
