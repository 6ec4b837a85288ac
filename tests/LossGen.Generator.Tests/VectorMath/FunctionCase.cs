using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>An operation that is not exact, with the intervals that its arguments are promised to lie in.</summary>
internal sealed record FunctionCase(Operation Operation, params Interval[] Ranges)
{
    private static readonly Interval NonPositive = new(double.NegativeInfinity, 0);

    private static readonly Interval Waves = new(-(1 << 22), 1 << 22);

    // What has a bound for some arguments only.
    private static readonly Operation[] Partial = [Operations.BinaryCrossEntropy, Operations.Surprise, Operations.SparseSurprise, Operations.Share, Operations.Divergence, Operations.Excess, Operations.Sin, Operations.Cos];

    /// <summary>Every such operation on its whole domain, and on the narrower ones for which it has code of its own.</summary>
    public static IReadOnlyList<FunctionCase> All { get; } =
    [
        .. VectorFunctions.All.Where(f => f.UlpSingle > 0.5 && !Partial.Contains(f.Operation)).Select(f => f.Operation)
            .Select(o => new FunctionCase(o, [.. Enumerable.Repeat(Interval.All, o.Arity)])),
        new(Operations.Exp, NonPositive),
        new(Operations.Exp, Interval.NonNegative),
        new(Operations.Exp, Interval.Unit),
        new(Operations.Expm1, NonPositive),
        new(Operations.Expm1, new Interval(-1, 1)),
        new(Operations.Log, Interval.NonNegative),
        new(Operations.Log, Interval.Unit),
        new(Operations.Log, new Interval(1e-6, double.PositiveInfinity)),
        new(Operations.Log, new Interval(1e-6, 1e6)),
        new(Operations.Log1p, Interval.NonNegative),
        new(Operations.Log1p, Interval.Unit),
        new(Operations.Log1p, new Interval(-1, 1)),
        new(Operations.Sigmoid, NonPositive),
        new(Operations.Sigmoid, Interval.NonNegative),
        new(Operations.Softplus, NonPositive),
        new(Operations.Softplus, Interval.NonNegative),
        new(Operations.Pow, Interval.NonNegative, Interval.All),
        new(Operations.Pow, Interval.Unit, Interval.NonNegative),
        new(Operations.Pow, Interval.Unit, NonPositive),
        new(Operations.Pow, new Interval(1, double.PositiveInfinity), Interval.NonNegative),

        // In double more would do, but a case is for both.
        new(Operations.Sin, Waves),
        new(Operations.Cos, Waves),

        new(Operations.Log2, Interval.NonNegative),
        new(Operations.Log10, new Interval(1e-6, 1e6)),
        new(Operations.LogRatio, Interval.NonNegative, Interval.NonNegative),
        new(Operations.LogRatio, new Interval(1e-6, 1), Interval.NonNegative),

        // With targets beyond 0 and 1 its two terms may cancel.
        new(Operations.BinaryCrossEntropy, Interval.All, Interval.Unit),
        new(Operations.BinaryCrossEntropy, Interval.Unit, Interval.Unit),
        new(Operations.Surprise, Interval.NonNegative, Interval.Unit, NonPositive),
        new(Operations.SparseSurprise, Interval.NonNegative, Interval.Unit, NonPositive),
        new(Operations.Share, Largest, Largest),
        new(Operations.Divergence, Interval.Unit, Interval.Unit),
        new(Operations.Excess, Interval.Unit, Interval.Unit),
    ];

    // Sums of exponentials, none of which is above 1.
    private static Interval Largest => new(0, 1e30);

    public VectorFunction Function => VectorFunctions.Find(Operation);

    /// <summary>
    /// How much smaller the result is than what its error is measured by: of a divergence between almost equal shares, whose terms cancel, the greater term.
    /// </summary>
    public double Cancellation(double truth, params ReadOnlySpan<double> arguments)
    {
        if (Operation != Operations.Divergence) return 1;
        double term = Math.Max(Term(arguments[0], arguments[1]), Term(arguments[1], arguments[0]));
        return term == 0 || !double.IsFinite(term) ? 1 : Math.Min(1, Math.Max(Math.Abs(truth), double.Epsilon) / term);

        static double Term(double p, double q) => p == 0 ? 0 : Math.Abs(p * Operations.Excess.Evaluate([p, q]));
    }

    /// <summary>
    /// Whether arguments are as promised; NaN always is. A power's base that is promised not to be negative is not −0. Of all exponents in a row one is 0: that of a
    /// surprise, or one among its others.
    /// </summary>
    public bool Admits(params ReadOnlySpan<double> arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] < Ranges[i].Low || arguments[i] > Ranges[i].High) return false;
        }

        if (Operation == Operations.Surprise && arguments[2] < 0 && arguments[0] < 1) return false;
        return Operation != Operations.Pow || Ranges[0].Low < 0 || arguments[0] != 0 || !double.IsNegative(arguments[0]);
    }

    public override string ToString() => $"{Operation}{string.Concat(Ranges.Select(r => FormattableString.Invariant($"[{r.Low},{r.High}]")))}";
}
