using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LossGen.Generator.Ir;
using Xunit;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>Double functions against tables of many digits, which tools/double_oracle.py makes.</summary>
public sealed class DoubleAccuracyTests
{
    public static TheoryData<string> Cases => [.. FunctionCase.All.Select(c => c.ToString())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void StaysWithinItsBound(string name)
    {
        FunctionCase function = FunctionCase.All.Single(c => c.ToString() == name);
        CompiledFunction<double> compiled = CompiledFunction<double>.Compile(function.Operation, function.Ranges);
        List<Row> rows = [.. Read(function.Operation).Where(r => function.Admits(r.Arguments))];
        Assert.True(rows.Count >= 50, $"{rows.Count} points say little");
        while (rows.Count % 8 != 0) rows.Add(rows[0]);
        double[][] arguments = [.. Enumerable.Range(0, function.Operation.Arity).Select(i => rows.Select(r => r.Arguments[i]).ToArray())];
        double[] expected = compiled.Run(CompiledFunction<double>.Dialects[0], arguments);
        foreach (string dialect in CompiledFunction<double>.Dialects.Skip(1))
        {
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), compiled.Run(dialect, arguments).Select(BitConverter.DoubleToInt64Bits));
        }

        for (int i = 0; i < rows.Count; i++)
        {
            double error = Ulp.Error(expected[i], rows[i].Nearest, rows[i].Rest) * function.Cancellation(rows[i].Nearest, rows[i].Arguments);
            if (!(error <= function.Function.UlpDouble))
            {
                Assert.Fail($"{function} of {string.Join(", ", rows[i].Arguments)}: {expected[i]}, {error} ulp from {rows[i].Nearest}");
            }

            bool hasSign = rows[i].Nearest == 0 && function.Operation.Arity == 1;
            if (hasSign) Assert.Equal(double.IsNegative(rows[i].Nearest), double.IsNegative(expected[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NaNAndInfinitiesAreRight(string name)
    {
        FunctionCase function = FunctionCase.All.Single(c => c.ToString() == name);
        CompiledFunction<double> compiled = CompiledFunction<double>.Compile(function.Operation, function.Ranges);
        double[] special =
        [
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, -2, 3, 2.5, 0.5, -0.5, 1e300, -1e300,
            BitConverter.Int64BitsToDouble(0x7ff8000000000123), BitConverter.Int64BitsToDouble(-1),
        ];
        double[][] points = function.Operation.Arity switch
        {
            1 => [.. special.Select(x => new[] { x })],
            2 => [.. special.SelectMany(x => special.Select(y => new[] { x, y }))],
            _ => [.. special.SelectMany(x => special.Select(y => new[] { x, Math.Exp(y), y }))],
        };
        foreach (double[] point in points.Where(p => function.Admits(p)))
        {
            double truth = function.Operation.Evaluate(point);
            foreach (string dialect in CompiledFunction<double>.Dialects)
            {
                double actual = compiled.Run(dialect, [.. point.Select(p => Enumerable.Repeat(p, 8).ToArray())])[0];
                bool isRight = actual.Equals(truth) || (double.IsFinite(truth) && Math.Abs(actual - truth) <= 1e-14 * Math.Abs(truth));
                Assert.True(isRight, $"{function} of {string.Join(", ", point)}: {actual} by {dialect}, not {truth}");
            }
        }
    }

    private static IEnumerable<Row> Read(Operation operation)
    {
        using StreamReader reader = new(typeof(DoubleAccuracyTests).Assembly.GetManifestResourceStream(operation.Name + ".csv")!);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            double[] numbers =
                [.. cells[..^1].Select(c => BitConverter.UInt64BitsToDouble(ulong.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
            yield return new(numbers[..^1], numbers[^1], int.Parse(cells[^1], CultureInfo.InvariantCulture));
        }
    }

    private sealed record Row(double[] Arguments, double Nearest, int Rest);
}
