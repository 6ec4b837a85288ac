using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>A width of vectors that kernels are written for.</summary>
/// <param name="Bits">The width.</param>
/// <param name="Alias">The emitted file's short name of the framework's class.</param>
internal sealed record VectorWidth(int Bits, string Alias)
{
    public static readonly VectorWidth Wide = new(512, "V512");
    public static readonly VectorWidth Middle = new(256, "V256");
    public static readonly VectorWidth Narrow = new(128, "V128");

    public string Class => "global::System.Runtime.Intrinsics.Vector" + Bits;

    /// <summary>How many values of a type fit.</summary>
    public int Count(Precision precision) => Bits / (precision.IsSingle ? 32 : 64);
}
