using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission;
using LossGen.Generator.Ir;
using LossGen.Generator.Tests.VectorMath;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>What people write, against closed forms that neither overflow nor cancel, in both precisions and over wide ranges.</summary>
public sealed class NaiveFormsTests(NaiveFormsTests.Compiled compiled) : IClassFixture<NaiveFormsTests.Compiled>
{
    private static readonly List<Row> Rows =
    [
        new("log of a logistic", "M.Log(1 / (1 + M.Exp(-x)))", (x, _) => -ReferenceMath.Softplus(-x), (x, _) => ReferenceMath.Sigmoid(-x)),
        new("log of its complement", "M.Log(1 - 1 / (1 + M.Exp(-x)))", (x, _) => -ReferenceMath.Softplus(x), (x, _) => -ReferenceMath.Sigmoid(x)),
        new("cross-entropy", "-(y * M.Log(1 / (1 + M.Exp(-x))) + (1 - y) * M.Log(1 - 1 / (1 + M.Exp(-x))))",
            (x, y) => y * ReferenceMath.Softplus(-x) + (1 - y) * ReferenceMath.Softplus(x), (x, y) => (1 - y) * ReferenceMath.Sigmoid(x) - y * ReferenceMath.Sigmoid(-x), Domain.Share),
        new("softplus", "M.Log(1 + M.Exp(x))", (x, _) => ReferenceMath.Softplus(x), (x, _) => ReferenceMath.Sigmoid(x)),
        new("log cosh", "M.Log(M.Cosh(x))", (x, _) => ReferenceMath.LogCosh(x), (x, _) => Math.Tanh(x)),
        new("log of 1 and something", "M.Log(1 + x)", (x, _) => ReferenceMath.Log1p(x), (x, _) => 1 / (1 + x), Domain.Positive),
        new("power less 1", "M.Exp(x) - 1", (x, _) => ReferenceMath.Expm1(x), (x, _) => Math.Exp(x)),
        new("cosine", "1 - M.Cos(x)", (x, _) => 2 * Math.Sin(x / 2) * Math.Sin(x / 2), (x, _) => Math.Sin(x), Domain.Wave, 8),
        new("norm", "M.Sqrt(x * x + y * y)", ReferenceMath.Hypot, (x, y) => x / ReferenceMath.Hypot(x, y), Domain.Wide),
        new("difference of squares", "x * x - y * y", (x, y) => (x - y) * (x + y), (x, _) => 2 * x),
        new("log of a quotient", "M.Log(x / y)", ReferenceMath.LogRatio, (x, _) => 1 / x, Domain.WidePositive),
        new("log of exp", "M.Log(M.Exp(x))", (x, _) => x, (_, _) => 1, Domain.Wide),
        new("focal power", "M.Pow(1 - 1 / (1 + M.Exp(-x)), 2) * M.Log(1 / (1 + M.Exp(-x)))",
            (x, _) => -Math.Pow(ReferenceMath.Sigmoid(-x), 2) * ReferenceMath.Softplus(-x),
            (x, _) => Math.Pow(ReferenceMath.Sigmoid(-x), 2) * (2 * ReferenceMath.Sigmoid(x) * ReferenceMath.Softplus(-x) + ReferenceMath.Sigmoid(-x)), Domain.All, 12),
        new("linear exponential", "M.Exp(x) - x - 1", (x, _) => ReferenceMath.ExpRest(x), (x, _) => ReferenceMath.Expm1(x)),
    ];

    private enum Domain
    {
        All,
        Share,
        Positive,
        Wave,
        Wide,
        WidePositive,
    }

    public static TheoryData<string> Names => [.. Rows.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void InDoubleTheyAgreeToTwelveDigits(string name)
    {
        Row row = Rows.Single(r => r.Name == name);
        (double[] x, double[] y) = Points(row.Domain, false);
        FormulaResult result = compiled.Batch.Run(row.Text, false, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.True(Agrees(result.Losses[i], row.Loss(x[i], y[i])), $"{name}({x[i]:R}, {y[i]:R}) = {result.Losses[i]:R}, not {row.Loss(x[i], y[i]):R}");
            Assert.True(Agrees(result.GradX[i], row.Slope(x[i], y[i])), $"∂{name}({x[i]:R}, {y[i]:R}) = {result.GradX[i]:R}, not {row.Slope(x[i], y[i]):R}");
        }

        static bool Agrees(double actual, double expected) => Math.Abs(actual - expected) <= 1e-12 * Math.Abs(expected) + double.Epsilon || actual.Equals(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InFloatTheyAreAFewUlpOff(string name)
    {
        Row row = Rows.Single(r => r.Name == name);
        (double[] x, double[] y) = Points(row.Domain, true);
        FormulaResult result = compiled.Batch.Run(row.Text, true, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            double loss = Ulp.Error((float)result.Losses[i], row.Loss(x[i], y[i])), slope = Ulp.Error((float)result.GradX[i], row.Slope(x[i], y[i]));
            Assert.True(loss <= row.Ulp && slope <= row.Ulp, $"{name}({x[i]:R}, {y[i]:R}) is {loss} ulp off, its slope {slope}: {result.Losses[i]:R} and {result.GradX[i]:R}");
        }
    }

    private static (double[] X, double[] Y) Points(Domain domain, bool isSingle)
    {
        Random random = new(5);
        const int count = 4000;
        double[] x = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            int largest = isSingle ? 120 : 1000;
            double wide = (1 + random.NextDouble()) * Math.Pow(2, random.Next(-largest, largest)) * (1 - 2 * random.Next(2));
            double usual = random.Next(3) switch { 0 => 2000 * random.NextDouble() - 1000, 1 => 6 * random.NextDouble() - 3, _ => Math.Pow(2, -random.Next(1, 60)) * (1 - 2 * random.Next(2)) };
            x[i] = domain switch { Domain.Wide => wide, Domain.WidePositive => Math.Abs(wide), Domain.Positive => Math.Abs(usual), Domain.Wave => usual * 100, _ => usual };
            y[i] = domain switch
            {
                Domain.Share => random.Next(2),
                _ => x[i] * (random.Next(2) == 0 ? 1 + Math.Pow(2, -random.Next(1, 20)) : 0.25 + random.NextDouble()),
            };
            if (isSingle) (x[i], y[i]) = ((float)x[i], (float)y[i]);
        }

        return (x, y);
    }

    private sealed record Row(string Name, string Expression, Func<double, double, double> Loss, Func<double, double, double> Slope, Domain Domain = Domain.All, double Ulp = 6)
    {
        public FormulaText Text { get; } = FormulaText.Of(Expression);
    }

    public sealed class Compiled : IDisposable
    {
        internal FormulaBatch Batch { get; } = new(Rows.Select(r => r.Text));

        public void Dispose() => Batch.Dispose();
    }
}
