using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class ElementLoopTests
{
    public static TheoryData<int> Lengths => [0, 1, 2, 15, 16, 17, 31, 32, 33, 49, 63, 64, 65, 97, 1000, 8191, 8192, 8193, 10007, 16384, 20011];

    [Theory, MemberData(nameof(Lengths))]
    public void Float_sums_and_gradients_are_those_of_a_plain_loop(int length) => Compare<float>(length);

    [Theory, MemberData(nameof(Lengths))]
    public void Double_sums_and_gradients_are_those_of_a_plain_loop(int length) => Compare<double>(length);

    [Theory, MemberData(nameof(Lengths))]
    public void A_gradient_may_replace_its_input(int length)
    {
        float[] first = Values<float>(length, 1);
        float[] second = Values<float>(length, 2);
        Guarded<float> inPlaceFirst = new(first, 7);
        Guarded<float> inPlaceSecond = new(second, 7);
        Operands<float> operands = new()
        {
            In0 = ref MemoryMarshal.GetReference(inPlaceFirst.Span),
            In1 = ref MemoryMarshal.GetReference(inPlaceSecond.Span),
            Out0 = ref MemoryMarshal.GetReference(inPlaceFirst.Span),
            Out1 = ref MemoryMarshal.GetReference(inPlaceSecond.Span),
        };

        double total = ElementLoop.Run<float, SquareKernel<float>>(default, in operands, length);

        AssertSquares(first, second, total, inPlaceFirst.Span, inPlaceSecond.Span);
        inPlaceFirst.AssertIntact();
        inPlaceSecond.AssertIntact();
    }

    [Theory, InlineData(1), InlineData(31), InlineData(32), InlineData(8225)]
    public void Every_slot_is_read_and_written(int length)
    {
        float[][] inputs = [.. Enumerable.Range(0, Operands<float>.MaxInputs).Select(k => Values<float>(length, k))];
        Guarded<float>[] outputs = [.. inputs.Select(_ => new Guarded<float>(length, -7))];
        Operands<float> operands = new()
        {
            In0 = ref inputs[0][0], In1 = ref inputs[1][0], In2 = ref inputs[2][0], In3 = ref inputs[3][0],
            In4 = ref inputs[4][0], In5 = ref inputs[5][0], In6 = ref inputs[6][0], In7 = ref inputs[7][0],
            Out0 = ref outputs[0].Span[0], Out1 = ref outputs[1].Span[0], Out2 = ref outputs[2].Span[0], Out3 = ref outputs[3].Span[0],
            Out4 = ref outputs[4].Span[0], Out5 = ref outputs[5].Span[0], Out6 = ref outputs[6].Span[0], Out7 = ref outputs[7].Span[0],
        };

        Assert.Equal(length, ElementLoop.Run<float, FullKernel>(default, in operands, length));

        for (int k = 0; k < outputs.Length; k++)
        {
            Assert.Equal(inputs[k].Select(x => x + (k + 1)), outputs[k].Span.ToArray());
            outputs[k].AssertIntact();
        }
    }

    [Fact]
    public void What_the_padding_of_the_tail_computes_is_dropped()
    {
        float[] ones = [1];
        float[] gradient = new float[1];
        Operands<float> operands = new() { In0 = ref ones[0], Out0 = ref gradient[0] };

        Assert.Equal(1, ElementLoop.Run<float, ReciprocalKernel>(default, in operands, 1));
    }

    [Fact]
    public void Chunks_are_summed_in_double()
    {
        int length = 1 << 22;
        float[] tenths = Enumerable.Repeat(0.1f, length).ToArray();
        float[] zeros = new float[length];
        float[] gradients = new float[length];
        Operands<float> operands = new() { In0 = ref tenths[0], In1 = ref zeros[0], Out0 = ref gradients[0], Out1 = ref gradients[0] };

        double total = ElementLoop.Run<float, SquareKernel<float>>(default, in operands, length);

        Assert.Equal(0.1f * 0.1f * (double)length, total, 1e-5 * total);
    }

    [Theory, InlineData(1), InlineData(100), InlineData(10007)]
    public void Nothing_is_allocated(int length)
    {
        float[] first = Values<float>(length, 1);
        float[] second = Values<float>(length, 2);
        Half[] halves = Array.ConvertAll(first, x => (Half)x);
        float[] weight = [2];
        Allocate(first, second, weight, halves);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Allocate(first, second, weight, halves);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Allocate(float[] first, float[] second, float[] weight, Half[] halves)
    {
        Operands<float> dense = new() { In0 = ref first[0], In1 = ref second[0], Out0 = ref first[0], Out1 = ref second[0] };
        ElementLoop.Run<float, SquareKernel<float>>(default, in dense, first.Length);
        Operands<float> spread = new()
        {
            In0 = ref first[0], In1 = ref second[0], In2 = ref weight[0], In3 = ref weight[0], Out0 = ref first[0],
            CycledInput = 2, CycleLength = 1, RepeatedInput = 3, RepeatLength = first.Length,
        };
        ElementLoop.Run<float, WeightedKernel<float>>(new(2), in spread, first.Length);
        Operands<Half> half = new() { In0 = ref halves[0], In1 = ref halves[0], Out0 = ref halves[0], Out1 = ref halves[0] };
        ElementLoop.RunHalf<SquareKernel<float>>(default, in half, halves.Length);
        Totals.Sum<float>(first);
        Totals.Sum<Half>(halves);
    }

    private static void Compare<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] first = Values<T>(length, 1);
        T[] second = Values<T>(length, 2);
        Guarded<T> gradFirst = new(length, T.NegativeOne);
        Guarded<T> gradSecond = new(length, T.NegativeOne);
        Operands<T> operands = new()
        {
            In0 = ref MemoryMarshal.GetArrayDataReference(first),
            In1 = ref MemoryMarshal.GetArrayDataReference(second),
            Out0 = ref MemoryMarshal.GetReference(gradFirst.Span),
            Out1 = ref MemoryMarshal.GetReference(gradSecond.Span),
        };

        double total = ElementLoop.Run<T, SquareKernel<T>>(default, in operands, length);

        AssertSquares<T>(first, second, total, gradFirst.Span, gradSecond.Span);
        gradFirst.AssertIntact();
        gradSecond.AssertIntact();
    }

    private static void AssertSquares<T>(T[] first, T[] second, double total, ReadOnlySpan<T> gradFirst, ReadOnlySpan<T> gradSecond)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] differences = [.. first.Zip(second, (a, b) => a - b)];
        Assert.Equal(Lane<T>.Total(Array.ConvertAll(differences, d => d * d)), total);
        Assert.Equal(Array.ConvertAll(differences, d => d + d), gradFirst);
        Assert.Equal(Array.ConvertAll(differences, d => -(d + d)), gradSecond);
    }

    internal static T[] Values<T>(int length, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Random random = new(seed);
        T[] values = new T[length];
        for (int i = 0; i < length; i++) values[i] = T.CreateChecked(random.NextDouble() * 8 - 4);
        return values;
    }

    /// <summary>1/x: infinite on padding that holds zeros.</summary>
    private struct ReciprocalKernel : IElementKernel<float>
    {
        public static int Inputs => 1;

        public static int Outputs => 1;

        public static int Operations => 1;

        public readonly void Run(in Operands<float> operands, nint start, nint count, ref float lanes)
        {
            for (nint i = start; i < start + count; i++)
            {
                float reciprocal = 1 / System.Runtime.CompilerServices.Unsafe.Add(ref operands.In0, i);
                System.Runtime.CompilerServices.Unsafe.Add(ref operands.Out0, i) = reciprocal;
                Lane<float>.Add(ref lanes, i - start, reciprocal);
            }
        }
    }
}
