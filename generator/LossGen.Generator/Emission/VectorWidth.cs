using System.Collections.Generic;

namespace LossGen.Generator.Emission;

/// <summary>A width of vectors that kernels are written for.</summary>
/// <param name="Bits">The width.</param>
/// <param name="Alias">The emitted file's short name of the framework's class.</param>
internal sealed record VectorWidth(int Bits, string Alias)
{
    public static readonly VectorWidth Wide = new(512, "V512");

    /// <summary>Widest first.</summary>
    public static IReadOnlyList<VectorWidth> All { get; } = [Wide, new(256, "V256"), new(128, "V128")];

    public string Class => "global::System.Runtime.Intrinsics.Vector" + Bits;

    /// <summary>How many values of a type fit.</summary>
    public int Count(Machine.Precision precision) => Bits / (precision.IsSingle ? 32 : 64);
}
