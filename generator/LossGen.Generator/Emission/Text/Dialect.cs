namespace LossGen.Generator.Emission;

/// <summary>How machine values are written in C#: over scalars, or over vectors of one width.</summary>
/// <param name="VectorClass">What <c>{V}</c> stands for (Vector512 or an alias of it), or null for scalars.</param>
/// <param name="Bits">The width of the vectors; 0 for scalars. A file that writes 256-bit code needs the alias <c>Avx</c>.</param>
internal sealed record Dialect(string? VectorClass, int Bits)
{
    public static readonly Dialect Scalar = new(null, 0);

    public bool IsScalar => VectorClass is null;
}
