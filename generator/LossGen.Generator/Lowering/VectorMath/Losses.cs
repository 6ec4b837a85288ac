using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>
/// Operations that exist for a convention of losses. The bound of binary cross-entropy is for targets in [0, 1]: beyond, its terms may cancel.
/// </summary>
internal static class Losses
{
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.BinaryCrossEntropy, 2.5, 2.5, (b, a, r) => BinaryCrossEntropy(b, a[0], a[1], r[0])),
        new(Operations.Floored, 0.5, 0.5, (b, a, _) => Floored(b, a[0], a[1])),
    ];

    private static Value BinaryCrossEntropy(MachineBuilder b, Value p, Value y, Interval range)
    {
        // The clamp also stands in for log 0, so that neither 0 nor a subnormal needs a selection.
        RealFormat format = RealFormat.Of(b.Precision);
        Value log = b.AtLeast(Logarithms.LogBounded(b, p, b.Precision.IsSingle ? format.MantissaBits + 1 : 0), -100);
        Value logOfComplement = b.AtLeast(Logarithms.LogOfComplement(b, p), -100);
        Value complement = b.Subtract(b.Real(1), y);
        Value loss = b.Negate(b.Fma(y, log, b.Multiply(complement, logOfComplement)));
        return range.IsWithin(0, 1) ? loss : b.Select(b.Less(b.Multiply(p, b.Subtract(b.Real(1), p)), b.Real(0)), b.Real(double.NaN), loss);
    }

    private static Value Floored(MachineBuilder b, Value x, Value bound) =>
        Elementary.IsClearConstant(bound) ? b.AtLeast(x, bound.Real) : b.Select(b.Less(x, bound), bound, x);
}
