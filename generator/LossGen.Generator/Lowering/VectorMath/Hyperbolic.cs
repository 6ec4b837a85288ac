using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>tanh and log cosh, of one exp(−2|x|).</summary>
internal static class Hyperbolic
{
    // log(cosh(x))/x² of |x| ≤ 1, in x².
    private static readonly double[] LogCoshSingle = [0.5, -0.08333308, 0.02221727, -0.006712754, 0.0020811108, -0.00055916776, 8.745659e-05];

    private static readonly double[] LogCoshDouble =
    [
        0.5, -0.08333333333333186, 0.022222222222088243, -0.006746031741735832, 0.0021869487836059126, -0.0007386022808443466,
        0.00025657627442887584, -9.097096708743194e-05, 3.272158062749255e-05, -1.1826925477980184e-05, 4.191603070740687e-06,
        -1.3762764859319143e-06, 3.7760177783618127e-07, -7.328216170121315e-08, 7.224553169747233e-09,
    ];

    /// <summary>Measured: tanh 2.50 and log cosh 2.03 ulp over every seventh float; 2.46 and 1.66 over some 30,000 doubles.</summary>
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Tanh, 2.6, 2.6, (b, a, _) => Tanh(b, a[0])),
        new(Operations.LogCosh, 2.2, 2.2, (b, a, _) => LogCosh(b, a[0])),
    ];

    private static Value Tanh(MachineBuilder b, Value x)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        (Value complement, _) = Exponentials.DecayTwice(b, b.Abs(x));
        Value size = b.Divide(complement, b.Subtract(b.Real(2), complement));
        return b.FromBits(b.IntegerOr(b.ToBits(size), b.IntegerAnd(b.ToBits(x), b.Integer(format.SignBit))));
    }

    private static Value LogCosh(MachineBuilder b, Value x)
    {
        Value size = b.Abs(x);
        Value square = b.Multiply(x, x);
        Value near = b.Multiply(square, b.Polynomial(square, b.Precision.IsSingle ? LogCoshSingle : LogCoshDouble));
        (_, Value power) = Exponentials.DecayTwice(b, size);
        Value far = b.Add(Logarithms.Log1pNear(b, power), b.Subtract(size, b.Real(RealFormat.Of(b.Precision).Ln2High)));
        return b.Select(b.Less(size, b.Real(1)), near, far);
    }
}
