using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;
using Xunit;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>sin and cos over all that their reduction reaches, and beyond.</summary>
public sealed class WaveTests
{
    public static TheoryData<string> Names => [Operations.Sin.Name, Operations.Cos.Name];

    [Theory]
    [MemberData(nameof(Names))]
    public void InDoubleTheBoundHoldsAsFarAsTheLimit(string name)
    {
        Operation operation = Operations.Find(name);
        CompiledFunction<double> compiled = CompiledFunction<double>.Compile(operation, Interval.All);
        double limit = Trigonometry.Limit(Precision.Double), far = 0;
        List<(double X, double Nearest, int Part)> rows = [.. Read(name).Where(r => Math.Abs(r.X) <= limit)];
        while (rows.Count % 8 != 0) rows.Add(rows[0]);
        double[] actual = compiled.Run(CompiledFunction<double>.Usual, [.. rows.Select(r => r.X)]);
        for (int i = 0; i < rows.Count; i++)
        {
            double error = Ulp.Error(actual[i], rows[i].Nearest, rows[i].Part);
            Assert.True(error <= VectorFunctions.Find(operation).UlpDouble, $"{name}({rows[i].X:R}) is {error} ulp off");
            far = Math.Max(far, Math.Abs(rows[i].X));
        }

        Assert.True(far > 1e15, "The table does not reach the limit.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BeyondTheLimitNumbersCountAsZero(string name)
    {
        Operation operation = Operations.Find(name);
        float[] x = [.. Enumerable.Repeat(4194306f, 4), .. Enumerable.Repeat(-1e30f, 4), .. Enumerable.Repeat(float.MaxValue, 4), .. Enumerable.Repeat(float.PositiveInfinity, 4)];
        float at0 = (float)operation.Evaluate([0]);
        CompiledFunction<float> compiled = CompiledFunction<float>.Compile(operation, Interval.All);
        foreach (string dialect in CompiledFunction<float>.Dialects)
        {
            float[] actual = compiled.Run(dialect, x);
            Assert.All(actual[..12], a => Assert.Equal(at0, a));
            Assert.All(actual[12..], a => Assert.True(float.IsNaN(a)));
        }
    }

    private static IEnumerable<(double X, double Nearest, int Part)> Read(string name)
    {
        using StreamReader reader = new(typeof(WaveTests).Assembly.GetManifestResourceStream(name + ".csv")!);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            yield return (Bits(cells[0]), Bits(cells[1]), int.Parse(cells[2], CultureInfo.InvariantCulture));
        }

        static double Bits(string text) => BitConverter.UInt64BitsToDouble(ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
