using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using Xunit;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>Float functions against their meaning in double, over a sweep of all bit patterns and over special values.</summary>
public sealed class FloatAccuracyTests
{
    private const int Step = 1009;
    private const int Block = 1 << 14;

    private static readonly float[] Special =
    [
        0, -0f, 1, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
        1.17549435e-38f, -1.17549435e-38f,
        1.17549421e-38f, float.MaxValue, float.MinValue,
        0.5f, 0.70710677f, 0.707106829f, 1.41421354f, 0.99999994f, 1.00000012f, -0.99999994f, 2, 3, -2, -3, 2.5f,
        88.72283f, 88.7228394f, -87.3365402f, -103.972076f, -103.972084f, -104.5f, 1e30f, 100, -100, 1e-7f, -1e-7f, 8388609, -8388609, 16777216, -16777217,
        BitConverter.Int32BitsToSingle(0x7f812345), BitConverter.Int32BitsToSingle(-1),
    ];

    public static TheoryData<string> OneArgument => [.. FunctionCase.All.Where(c => c.Operation.Arity == 1).Select(c => c.ToString())];

    public static TheoryData<string> TwoArguments => [.. FunctionCase.All.Where(c => c.Operation.Arity == 2).Select(c => c.ToString())];

    public static TheoryData<string> ThreeArguments => [.. FunctionCase.All.Where(c => c.Operation.Arity == 3).Select(c => c.ToString())];

    [Theory]
    [MemberData(nameof(OneArgument))]
    public void StaysWithinItsBound(string name)
    {
        FunctionCase function = FunctionCase.All.Single(c => c.ToString() == name);
        CompiledFunction<float> compiled = CompiledFunction<float>.Compile(function.Operation, function.Ranges);
        Check(function, compiled, Filled(function, Special));
        int step = function.Ranges[0] == Interval.All ? Step : 8 * Step;
        IEnumerable<float> sweep = Enumerable.Range(0, (int)((1L << 32) / step)).Select(i => BitConverter.Int32BitsToSingle((int)((long)i * step)));
        foreach (float[] block in sweep.Where(x => function.Admits(x)).Chunk(Block)) Check(function, compiled, Filled(function, block));
    }

    [Theory]
    [MemberData(nameof(TwoArguments))]
    public void OfTwoArgumentsStaysWithinItsBound(string name)
    {
        FunctionCase function = FunctionCase.All.Single(c => c.ToString() == name);
        CompiledFunction<float> compiled = CompiledFunction<float>.Compile(function.Operation, function.Ranges);
        (float X, float Y)[] pairs = [.. Pairs(function.Operation == Operations.Pow).Where(p => function.Admits(p.X, p.Y))];
        float[] x = Filled(function, pairs.Select(p => p.X));
        float[] y = Filled(function, pairs.Select(p => p.Y));
        Check(function, compiled, x, y);
    }

    /// <summary>Of others, a share and the logarithm of that share.</summary>
    [Theory]
    [MemberData(nameof(ThreeArguments))]
    public void OfAShareStaysWithinItsBound(string name)
    {
        FunctionCase function = FunctionCase.All.Single(c => c.ToString() == name);
        CompiledFunction<float> compiled = CompiledFunction<float>.Compile(function.Operation, function.Ranges);
        (float Others, float Distance)[] pairs = [.. Pairs(false).Select(p => (Others(p.X), -Math.Abs(p.Y))), .. Shares()];
        float[][] rows = [.. pairs.Select(p => new[] { p.Others, (float)Math.Exp(p.Distance), p.Distance }).Where(r => function.Admits(r[0], r[1], r[2]))];
        Check(function, compiled, Filled(function, rows.Select(r => r[0])), Filled(function, rows.Select(r => r[1])), Filled(function, rows.Select(r => r[2])));

        static float Others(float x) => Math.Abs(x) < 1 ? 1 / Math.Abs(x) : Math.Abs(x);

        static IEnumerable<(float Others, float Distance)> Shares()
        {
            Random random = new(8);
            for (int i = 0; i < 100_000; i++)
            {
                // A row's own class is the greatest, or another one is; some of the latter as near as can be.
                double near = Math.Pow(2, -40 * random.NextDouble());
                if (i % 2 == 0) yield return ((float)(near * 1000 * random.NextDouble()), 0);
                else yield return ((float)(1 + (i % 4 == 1 ? near : 100 * near)), -(float)(i % 3 == 0 ? near : 110 * random.NextDouble()));
            }
        }
    }

    private static IEnumerable<(float X, float Y)> Pairs(bool isPower)
    {
        foreach (float x in Special)
        {
            foreach (float y in Special) yield return (x, y);
        }

        Random random = new(7);
        for (int i = 0; i < 300_000; i++)
        {
            float x = BitConverter.Int32BitsToSingle((int)random.NextInt64(0x7f800000));
            if (isPower)
            {
                // All results that can be told from 0 and ∞, and a few that cannot.
                if (i % 2 == 0) x = (float)Math.Pow(2, (random.NextDouble() * 2) - 1);
                float y = (float)(((random.NextDouble() * 210) - 110) / Math.Log(x));
                yield return i % 16 == 0 ? (-x, random.Next(-9, 9)) : (x, y);
            }
            else
            {
                float p = i % 3 == 0 ? x : i % 3 == 1 ? random.NextSingle() : 1 - MathF.Pow(2, -24 * random.NextSingle());
                yield return (p, i % 4 < 2 ? i % 4 : random.NextSingle());
            }
        }
    }

    private static void Check(FunctionCase function, CompiledFunction<float> compiled, params float[][] arguments)
    {
        float[] expected = compiled.Run(CompiledFunction<float>.Dialects[0], arguments);
        foreach (string dialect in CompiledFunction<float>.Dialects.Skip(1))
        {
            float[] actual = compiled.Run(dialect, arguments);
            for (int i = 0; i < actual.Length; i++)
            {
                bool isSame = BitConverter.SingleToInt32Bits(actual[i]) == BitConverter.SingleToInt32Bits(expected[i])
                    || (float.IsNaN(actual[i]) && float.IsNaN(expected[i]));
                if (!isSame) Assert.Fail($"{function} of {At(arguments, i)}: {actual[i]:G9} by {dialect}, but {expected[i]:G9} by scalars");
            }
        }

        double bound = function.Function.UlpSingle;
        double[] point = new double[arguments.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < point.Length; j++) point[j] = arguments[j][i];
            double truth = function.Operation.Evaluate(point);
            double error = Ulp.Error(expected[i], truth) * function.Cancellation(truth, point);
            if (!(error <= bound)) Assert.Fail($"{function} of {At(arguments, i)}: {expected[i]:G9}, {error} ulp from {truth:G17}");
            if (truth == 0 && point.Length == 1) Assert.Equal(double.IsNegative(truth), float.IsNegative(expected[i]));
        }
    }

    private static string At(float[][] arguments, int index) => string.Join(", ", arguments.Select(a => a[index].ToString("G9")));

    // The widest vector needs a multiple of 16.
    private static float[] Filled(FunctionCase function, IEnumerable<float> values)
    {
        float[] admitted = [.. values.Where(x => function.Operation.Arity > 1 || function.Admits(x))];
        return [.. admitted, .. Enumerable.Repeat(admitted[0], (16 - (admitted.Length % 16)) % 16)];
    }
}
