using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>What a formula says in C# is what its kernel computes: the method itself is called beside it.</summary>
public sealed class LanguageTests(LanguageTests.Compiled compiled) : IClassFixture<LanguageTests.Compiled>
{
    private static readonly List<(string Name, FormulaText Text)> Rows =
    [
        ("arithmetic", FormulaText.Of("(x - y) * x / (1 + y * y) + -x")),
        ("constants", new("const T C = (T)0.25; private static readonly T D = 3 * M.Sqrt(2); static T Formula(T x, T y) => C * x + D * y + (T)M.PI;")),
        ("locals", new("static T Formula(T x, T y) { T d = x - y, e; e = d * d; d += 1; d *= e; d -= (T)0.5; d /= 2; e++; return d + e; }")),
        ("parameter assigned", new("static T Formula(T x, T y) { x = x - y; if (x < 0) x = -x; return x * x; }")),
        ("if and else", new("static T Formula(T x, T y) { T d = x - y; T r; if (d > 1) { r = d; } else if (d < -1) r = -2 * d; else r = d * d; return r + 1; }")),
        ("constant conditions", new("const int Order = 2; static T Formula(T x, T y) { T d = x - y, r; if (Order == 2) { r = d * d; } else r = d; if (Order > 2) r = 0; if (x > 0 || true) d = r; return r + d; }")),
        ("a partial method", new("private static partial T Formula(T x, T y); private static partial T Formula(T x, T y) => x * y;")),
        ("early return", new("static T Formula(T x, T y) { if (x > y) return x - y; if (x < -1) { if (y > 0) return 3 * y; x = 2; } return x * y; }")),
        ("conditional", FormulaText.Of("x > y ? x * x : x < 0 ? y : x + y")),
        ("nested conditions", FormulaText.Of("(x > 0 && y > 0) || !(x < y) && x != y ? x : (x >= -1 ^ y <= 1) ? 2 * y : 3")),
        ("conditions in locals", new("static T Formula(T x, T y) { bool far = M.Abs(x - y) > 1, near = !far; far |= x > 2; return far & !near ? x : near | x == 0 ? y : 1; }")),
        ("switch by size", FormulaText.Of("x switch { < -1 => -x, < 1 and > -1 => x * x, 1 or -1 => 7, T.NaN => 0, _ => x + y }")),
        ("switch with guards", FormulaText.Of("(x - y) switch { var d when d > 1 => d, > 0 => 2, not 0 => y, _ => 5 }")),
        ("switch on a condition", FormulaText.Of("(x > y) switch { true => x, false => y }")),
        ("is", FormulaText.Of("x is > 0 and < 2 ? x : y is not (> 0) ? -y : 1")),
        ("calls", new("static T Square(T v) => v * v; static T Huber(T d, T delta = 1) { if (M.Abs(d) > delta) return delta * (M.Abs(d) - delta / 2); return Square(d) / 2; } static T Formula(T x, T y) => Huber(x - y) + Huber(delta: 2, d: x);")),
        ("conditions from calls", new("static bool IsFar(T a, T b) => M.Abs(a - b) > 1; static T Formula(T x, T y) => IsFar(x, y) ? x : y;")),
        ("local functions", new("static T Formula(T x, T y) { T scale = 2; T Scaled(T v) => v * scale; static T Twice(T v) => 2 * v; return Scaled(x) - Twice(y); }")),
        ("names of others", new("static T Formula(T @class, T Δ) { T @if = @class - Δ; return @if * @if; }")),
        ("names of the kernel's", new("static T Formula(T count, T total0) => (count - total0) * total0;")),
        ("one parameter only", new("static T Formula(T x) => x * x; static T Formula(T x, T y) => Formula(x) + y;")),
        ("signs", FormulaText.Of("M.Sign(x) * y + (x > y ? 1 : -1) * x + M.CopySign(x, y)")),
        ("rounding", FormulaText.Of("M.Floor(x) + 2 * M.Ceiling(y) - M.Round(x * 2) * y")),
        ("functions", FormulaText.Of("M.Exp(-x * x) + M.Log(1 + y * y) + M.Sqrt(x * x + 1) + M.Sin(x) * M.Cos(y) + M.Tanh(x - y)")),
        ("more functions", FormulaText.Of("M.Sinh(x) + M.Cosh(y) + M.Atan(x * y) + M.Log2(y * y + 1) - M.Log10(x * x + 1) + M.Pow(x * x + 1, y)")),
        ("inverse functions", FormulaText.Of("M.Atan2(y, x) + M.Cbrt(x) * y + M.Asinh(x * y) - M.Asin(M.Tanh(x)) + M.Acos(M.Tanh(y))")),
        ("inverse hyperbolic functions", FormulaText.Of("M.Acosh(1 + x * x) + M.Atanh((T)0.9 * M.Tanh(y)) + T.Asinh(x) * T.Cbrt(y) + T.Atan2(x, y)")),
        ("loops", new("static T Formula(T x, T y) { T s = 0; for (int i = 0; i < 5; i++) { s += x / (i + 1); if (i % 2 == 0) s *= y; } for (int i = 3; i > 0; i -= 2) s += i * x; return s; }")),
        ("loops in loops", new("static T Formula(T x, T y) { T s = x; for (int i = 0; i < 3; ++i) for (int j = i; j < 3; j++) s = s / 2 + j * y / (1 + i); return s; }")),
        ("returns from loops", new("static T Formula(T x, T y) { T s = x; for (int i = 0; i < 4; i++) { if (s > 2) return s * i; s += y * y / 2; } return s - x; }")),
        ("bounds of loops", new("const int Rounds = 64; static T Formula(T x, T y) { T s = x; for (int i = 0, n = Rounds / 2; i < n + Rounds - n; i++) s += (T)0.001 * y; return s; }")),
        ("conditions with defaults", new("static T Flip(T v, bool flip = true) => flip ? -v : v; static T Formula(T x, T y, bool square = true) => square ? Flip(x * x) : y;")),
        ("bounds", FormulaText.Of("M.Min(x, y) + 2 * M.Max(x, (T)0.5) + T.Clamp(x - y, -1, 1) + M.FusedMultiplyAdd(x, y, x)")),
        ("static members", FormulaText.Of("T.LogP1(x * x) + T.ExpM1(y) + T.Hypot(x, y) + T.Lerp(x, y, (T)0.25) + T.Abs(x) + (T.IsNaN(x) ? 1 : 0) + (T.IsFinite(y) ? x : 0)")),
        ("logarithm to a base", FormulaText.Of("M.Log(x * x + 2, 3) + y")),
        ("one result of two", FormulaText.Of("x > y ? 1 : 1")),
        ("a constant", FormulaText.Of("2")),
    ];

    public static TheoryData<string, bool> Names
    {
        get
        {
            TheoryData<string, bool> names = [];
            foreach ((string name, _) in Rows)
            {
                names.Add(name, true);
                names.Add(name, false);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void KernelsComputeWhatTheMethodSays(string name, bool isSingle)
    {
        FormulaText text = Rows.Single(r => r.Name == name).Text;
        (double[] x, double[] y) = Points(isSingle);
        FormulaResult result = compiled.Batch.Run(text, isSingle, x, y);
        double unit = isSingle ? 1e-5 : 1e-13;
        for (int i = 0; i < x.Length; i++)
        {
            double slack = unit * (1 + Math.Abs(result.Direct[i]) + x[i] * x[i] + y[i] * y[i]);
            Assert.True(Math.Abs(result.Losses[i] - result.Direct[i]) <= slack, $"{name}({x[i]:R}, {y[i]:R}) is {result.Losses[i]:R}, not {result.Direct[i]:R}");
        }
    }

    private static (double[] X, double[] Y) Points(bool isSingle)
    {
        double[] values = [-3.2, -2, -1.5, -1, -0.75, -0.1, 0, 0.2, 0.5, 1, 1.25, 2, 2.6];
        double[] x = [.. values.SelectMany(v => values.Select(_ => Round(v)))], y = [.. values.SelectMany(_ => values.Select(Round))];
        return (x, y);

        double Round(double v) => isSingle ? (float)v : v;
    }

    public sealed class Compiled : IDisposable
    {
        internal FormulaBatch Batch { get; } = new(Rows.Select(r => r.Text));

        public void Dispose() => Batch.Dispose();
    }
}
