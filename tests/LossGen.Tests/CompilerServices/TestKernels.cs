using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LossGen.CompilerServices;

namespace LossGen.Tests.CompilerServices;

/// <summary>Squared difference with both its gradients: two inputs, two outputs. Scalar, so that the loop is what is tested.</summary>
internal struct SquareKernel<T> : IElementKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Inputs => 2;

    public static int Outputs => 2;

    public static int Operations => 1;

    public readonly void Run(in Operands<T> operands, nint start, nint count, ref T lanes)
    {
        for (nint i = start; i < start + count; i++)
        {
            T difference = Unsafe.Add(ref operands.In0, i) - Unsafe.Add(ref operands.In1, i);
            Unsafe.Add(ref operands.Out0, i) = difference + difference;
            Unsafe.Add(ref operands.Out1, i) = -(difference + difference);
            Lane<T>.Add(ref lanes, i - start, difference * difference);
        }
    }
}

/// <summary>Scaled squared difference times a weight per row and a weight per column, and its gradient: four inputs, one output, one option.</summary>
internal struct WeightedKernel<T>(T scale) : IElementKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _scale = scale;

    public static int Inputs => 4;

    public static int Outputs => 1;

    public static int Operations => 1;

    public readonly void Run(in Operands<T> operands, nint start, nint count, ref T lanes)
    {
        for (nint i = start; i < start + count; i++)
        {
            T difference = Unsafe.Add(ref operands.In0, i) - Unsafe.Add(ref operands.In1, i);
            T weight = Unsafe.Add(ref operands.In2, i) * Unsafe.Add(ref operands.In3, i) * _scale;
            Unsafe.Add(ref operands.Out0, i) = weight * difference;
            Lane<T>.Add(ref lanes, i - start, weight * difference * difference);
        }
    }
}

/// <summary>Uses every slot: output k is input k plus k + 1.</summary>
internal struct FullKernel : IElementKernel<float>
{
    public static int Inputs => Operands<float>.MaxInputs;

    public static int Outputs => Operands<float>.MaxOutputs;

    public static int Operations => 1;

    public readonly void Run(in Operands<float> operands, nint start, nint count, ref float lanes)
    {
        for (nint i = start; i < start + count; i++)
        {
            Unsafe.Add(ref operands.Out0, i) = Unsafe.Add(ref operands.In0, i) + 1;
            Unsafe.Add(ref operands.Out1, i) = Unsafe.Add(ref operands.In1, i) + 2;
            Unsafe.Add(ref operands.Out2, i) = Unsafe.Add(ref operands.In2, i) + 3;
            Unsafe.Add(ref operands.Out3, i) = Unsafe.Add(ref operands.In3, i) + 4;
            Unsafe.Add(ref operands.Out4, i) = Unsafe.Add(ref operands.In4, i) + 5;
            Unsafe.Add(ref operands.Out5, i) = Unsafe.Add(ref operands.In5, i) + 6;
            Unsafe.Add(ref operands.Out6, i) = Unsafe.Add(ref operands.In6, i) + 7;
            Unsafe.Add(ref operands.Out7, i) = Unsafe.Add(ref operands.In7, i) + 8;
            Lane<float>.Add(ref lanes, i - start, 1);
        }
    }
}

internal static class Lane<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static readonly int Count = ElementLoop.LaneBytes / Marshal.SizeOf<T>();

    public static void Add(ref T lanes, nint index, T value) => Unsafe.Add(ref lanes, index % Count) += value;

    /// <summary>The sum that the loop promises, element by element: lanes in T within a chunk, then the tree in double.</summary>
    public static double Total(ReadOnlySpan<T> losses)
    {
        double total = 0;
        for (int chunk = 0; chunk < losses.Length; chunk += 8192)
        {
            T[] lanes = new T[Count];
            int end = Math.Min(chunk + 8192, losses.Length);
            for (int i = chunk; i < end; i++) lanes[i % Count] += losses[i];
            double[] sums = Array.ConvertAll(lanes, lane => double.CreateChecked(lane));
            for (int half = Count / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++) sums[i] += sums[i + half];
            }

            total += sums[0];
        }

        return total;
    }
}
