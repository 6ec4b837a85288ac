using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

/// <summary>Operands that hold one value per row or column give the bits of operands that are written out.</summary>
public class SpreadOperandTests
{
    /// <summary>Elements, columns: the weights of rows have one value per so many elements, those of columns so many values.</summary>
    public static TheoryData<int, int> Shapes => new()
    {
        { 0, 1 }, { 1, 1 }, { 5, 1 }, { 6, 3 }, { 33, 11 }, { 97, 97 }, { 1000, 1000 }, { 1024, 1 }, { 1025, 1025 }, { 3000, 3 }, { 4099, 1 },
        { 8192, 4096 }, { 8193, 3 }, { 10007, 1 }, { 10007, 10007 }, { 10010, 7 }, { 10010, 1001 }, { 12000, 1500 }, { 20020, 10010 }, { 24000, 30 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Float(int count, int columns) => Compare<float>(count, columns, inPlace: false);

    [Theory, MemberData(nameof(Shapes))]
    public void Double_in_place(int count, int columns) => Compare<double>(count, columns, inPlace: true);

    [Theory, MemberData(nameof(Shapes))]
    public void Half_is_computed_in_float(int count, int columns)
    {
        Half[] first = Halves(count, 1);
        Half[] second = Halves(count, 2);
        Half[] perRow = Halves(count / columns, 3);
        Half[] perColumn = Halves(columns, 4);
        Half[] weights = Expand(perRow, count, i => i / columns);
        Half[] positives = Expand(perColumn, count, i => i % columns);
        float[] expected = new float[count];
        double total = Run(Singles(first), Singles(second), Singles(weights), Singles(positives), expected, new());
        Guarded<Half> inPlace = new(first, (Half)7);
        Operands<Half> operands = new()
        {
            In0 = ref MemoryMarshal.GetReference(inPlace.Span),
            In1 = ref MemoryMarshal.GetArrayDataReference(second),
            In2 = ref MemoryMarshal.GetArrayDataReference(perRow),
            In3 = ref MemoryMarshal.GetArrayDataReference(perColumn),
            Out0 = ref MemoryMarshal.GetReference(inPlace.Span),
            RepeatedInput = 2,
            RepeatLength = columns,
            CycledInput = 3,
            CycleLength = columns,
        };

        Assert.Equal(total, ElementLoop.RunHalf<WeightedKernel<float>>(new(3), in operands, count));

        Assert.Equal(Array.ConvertAll(expected, x => (Half)x), inPlace.Span.ToArray());
        inPlace.AssertIntact();
    }

    private static void Compare<T>(int count, int columns, bool inPlace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] first = ElementLoopTests.Values<T>(count, 1);
        T[] second = ElementLoopTests.Values<T>(count, 2);
        T[] perRow = ElementLoopTests.Values<T>(count / columns, 3);
        T[] perColumn = ElementLoopTests.Values<T>(columns, 4);
        T[] weights = Expand(perRow, count, i => i / columns);
        T[] positives = Expand(perColumn, count, i => i % columns);
        T[] expected = new T[count];
        double total = Run(first, second, weights, positives, expected, new());

        foreach ((bool rows, bool cycle) in new[] { (true, true), (true, false), (false, true) })
        {
            Guarded<T> input = new(first, T.One);
            Guarded<T> output = inPlace ? input : new(count, T.One);
            Plan plan = new(cycle ? 3 : -1, cycle ? columns : 0, rows ? 2 : -1, rows ? columns : 0);
            Assert.Equal(total, Run(input.Span, second, rows ? perRow : weights, cycle ? perColumn : positives, output.Span, plan));
            Assert.Equal(expected, output.Span.ToArray());
            input.AssertIntact();
            output.AssertIntact();
        }
    }

    private static double Run<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> weights, ReadOnlySpan<T> positives, Span<T> gradient, Plan plan)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Operands<T> operands = new()
        {
            In0 = ref MemoryMarshal.GetReference(first),
            In1 = ref MemoryMarshal.GetReference(second),
            In2 = ref MemoryMarshal.GetReference(weights),
            In3 = ref MemoryMarshal.GetReference(positives),
            Out0 = ref MemoryMarshal.GetReference(gradient),
            CycledInput = plan.CycledInput,
            CycleLength = plan.CycleLength,
            RepeatedInput = plan.RepeatedInput,
            RepeatLength = plan.RepeatLength,
        };
        return ElementLoop.Run<T, WeightedKernel<T>>(new(T.CreateChecked(3)), in operands, gradient.Length);
    }

    private static T[] Expand<T>(T[] values, int count, Func<int, int> index) => [.. Enumerable.Range(0, count).Select(i => values[index(i)])];

    private static Half[] Halves(int length, int seed) => Array.ConvertAll(ElementLoopTests.Values<float>(length, seed), x => (Half)x);

    private static float[] Singles(Half[] values) => Array.ConvertAll(values, x => (float)x);

    private readonly record struct Plan(int CycledInput, int CycleLength, int RepeatedInput, int RepeatLength);
}
