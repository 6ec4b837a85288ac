using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>√(x² + y²): where the larger one's square would leave the range, both are scaled by a power of two first.</summary>
internal static class Norms
{
    public static IReadOnlyList<VectorFunction> All { get; } = [new(Operations.Hypot, 1.2, 1.2, (b, a, _) => Hypot(b, a[0], a[1]))];

    private static Value Hypot(MachineBuilder b, Value x, Value y)
    {
        bool isSingle = b.Precision.IsSingle;
        Value sizeX = b.Abs(x), sizeY = b.Abs(y);
        Value xIsLarger = b.Less(sizeY, sizeX);
        Value large = b.Select(xIsLarger, sizeX, sizeY), small = b.Select(xIsLarger, sizeY, sizeX);
        (int high, int down, int low, int up) = isSingle ? (62, 66, -40, 90) : (500, 600, -400, 700);
        Value isHuge = b.Less(b.Real(RealFormat.PowerOfTwo(high)), large), isTiny = b.Less(large, b.Real(RealFormat.PowerOfTwo(low)));
        Value scale = Scale(-down, up), back = Scale(down, -up);
        Value first = b.Multiply(large, scale), second = b.Multiply(small, scale);
        return b.Multiply(b.Sqrt(b.Fma(first, first, b.Multiply(second, second))), back);

        Value Scale(int whenHuge, int whenTiny) => b.Select(
            isHuge, b.Real(RealFormat.PowerOfTwo(whenHuge)), b.Select(isTiny, b.Real(RealFormat.PowerOfTwo(whenTiny)), b.Real(1)));
    }
}
