using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;
using Xunit;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>Operations that are correctly rounded: their meaning in double, rounded once.</summary>
public sealed class ElementaryTests
{
    private static readonly double[] Values =
        [0, -0.0, 1, -1, 0.5, -2.5, 3, 1e-45, -1e-40, 1e38, -3e38, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.1, 16777216];

    public static TheoryData<string> Names => [.. VectorFunctions.All.Where(f => f.UlpSingle == 0.5).Select(f => f.Operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AreWhatTheyMean(string name)
    {
        Operation operation = Find(name);
        CompiledFunction<float> compiled = CompiledFunction<float>.Compile(operation, [.. Enumerable.Repeat(Interval.All, operation.Arity)]);
        double[][] points = [.. Points(operation.Arity)];
        float[][] arguments = [.. Enumerable.Range(0, operation.Arity).Select(i => points.Select(p => (float)p[i]).ToArray())];
        foreach (string dialect in CompiledFunction<float>.Dialects)
        {
            float[] actual = compiled.Run(dialect, arguments);
            for (int i = 0; i < points.Length; i++) AssertIs(operation, [.. arguments.Select(a => a[i])], actual[i]);
        }
    }

    // A constant has code of its own, and NaN must survive it on either side.
    [Theory]
    [MemberData(nameof(Names))]
    public void AreWhatTheyMeanBesideAConstant(string name)
    {
        Operation operation = Find(name);
        if (operation.Arity != 2) return;
        float[] x = [.. Values.Select(v => (float)v)];
        foreach (double constant in new[] { 0, -0.0, 1, -1, 2.5, double.NaN })
        {
            foreach (bool isFirst in new[] { true, false })
            {
                MachineBuilder builder = new(Precision.Single);
                Value loaded = builder.Load("a0");
                Value[] arguments = isFirst ? [builder.Real(constant), loaded] : [loaded, builder.Real(constant)];
                Value result = builder.AsNumber(VectorFunctions.Find(operation).Lower(builder, arguments, [Interval.All, Interval.All]));
                float[] actual = CompiledFunction<float>.Compile(builder, result, CompiledFunction<float>.Usual).Run(CompiledFunction<float>.Usual, x);
                for (int i = 0; i < x.Length; i++) AssertIs(operation, isFirst ? [(float)constant, x[i]] : [x[i], (float)constant], actual[i]);
            }
        }
    }

    [Fact]
    public void AComparisonIsANumberToArithmeticAndAConditionToSelect()
    {
        MachineBuilder builder = new(Precision.Single);
        Value x = builder.Load("a0");
        Value less = Lower(builder, Operations.Less, x, builder.Real(1));
        Value sum = Lower(builder, Operations.Add, less, x);
        Value choice = Lower(builder, Operations.Select, less, sum, less);
        float[] actual = CompiledFunction<float>.Compile(builder, choice).Run("Vector128", [.. Enumerable.Range(-8, 16).Select(i => (float)i)]);
        Assert.Equal(Enumerable.Range(-8, 16).Select(i => i < 1 ? i + 1f : 0f), actual);
    }

    [Fact]
    public void ANumberIsAConditionToo()
    {
        CompiledFunction<float> compiled = CompiledFunction<float>.Compile(Operations.Select, Interval.All, Interval.All, Interval.All);
        float[] condition = [0, -0f, 1, float.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        float[] actual = compiled.Run(CompiledFunction<float>.Dialects[1], condition, [.. Enumerable.Repeat(2f, 16)], [.. Enumerable.Repeat(3f, 16)]);
        Assert.Equal([3f, 3f, 2f, 2f], actual[..4]);
    }

    private static Operation Find(string name) => Operations.All.Single(o => o.Name == name);

    private static Value Lower(MachineBuilder builder, Operation operation, params Value[] arguments) =>
        VectorFunctions.Find(operation).Lower(builder, arguments, [.. arguments.Select(_ => Interval.All)]);

    private static void AssertIs(Operation operation, float[] arguments, float actual)
    {
        // But for the fused product sums, products, quotients and roots of floats round to the same float by way of double.
        float expected = operation == Operations.FusedMultiplyAdd
            ? MathF.FusedMultiplyAdd(arguments[0], arguments[1], arguments[2])
            : (float)operation.Evaluate([.. arguments.Select(a => (double)a)]);
        Assert.True(actual.Equals(expected), $"{operation}({string.Join(", ", arguments)}) is {actual}, not {expected}");
    }

    private static IEnumerable<double[]> Points(int arity) =>
        arity == 0 ? [[]] : Points(arity - 1).SelectMany(p => Values.Select(v => (double[])[.. p, v]));
}
