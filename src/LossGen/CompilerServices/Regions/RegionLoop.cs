using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>Runs row kernels over groups of a segmentation's elements, each group being a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RegionLoop
{
    /// <summary>Runs a kernel over all groups.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel, which has two element inputs.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="shape">The groups.</param>
    /// <returns>The sum of the losses of the groups.</returns>
    public static double Run<T, TKernel>(TKernel kernel, in Operands<T> operands, in RegionShape shape)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T> =>
        Run<T, TKernel, OneThread>(kernel, in operands, in shape);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all groups of <see cref="Half"/>.</summary>
    /// <typeparam name="TKernel">The kernel, which has two element inputs.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="shape">The groups.</param>
    /// <returns>The sum of the losses of the groups.</returns>
    public static double RunHalf<TKernel>(TKernel kernel, in Operands<Half> operands, in RegionShape shape)
        where TKernel : struct, IRowKernel<float> =>
        RunHalf<TKernel, OneThread>(kernel, in operands, in shape);

    internal static double Run<T, TKernel, TThreads>(TKernel kernel, in Operands<T> operands, in RegionShape shape)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        if (shape.IsContiguous) return TThreads.Rows(kernel, in operands, shape.Groups, shape.Columns);

        using Scratch<double> sums = new(shape.Matrices);
        Matrices<T, TKernel, TThreads> work = new(kernel, in operands, shape, sums.Span);
        TThreads.Run(in work, shape.Matrices, shape.Count);
        double total = 0;
        foreach (double sum in sums.Span) total += sum;
        return total;
    }

    internal static double RunHalf<TKernel, TThreads>(TKernel kernel, in Operands<Half> operands, in RegionShape shape)
        where TKernel : struct, IRowKernel<float>
        where TThreads : struct, IThreads =>
        HalfOperands.Run<TKernel, Body<TKernel, TThreads>>(new(kernel, shape), in operands, shape.Count, shape.Groups);

    private readonly struct Body<TKernel, TThreads>(TKernel kernel, RegionShape shape) : IOperandsBody<float>
        where TKernel : struct, IRowKernel<float>
        where TThreads : struct, IThreads
    {
        public double Run(in Operands<float> operands) => RegionLoop.Run<float, TKernel, TThreads>(kernel, in operands, in shape);
    }

    private readonly ref struct Matrices<T, TKernel, TThreads>(TKernel kernel, in Operands<T> operands, RegionShape shape, Span<double> sums) : IWork
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        private readonly Operands<T> _operands = operands;
        private readonly Span<double> _sums = sums;

        public void Run(int part)
        {
            int size = shape.Count / shape.Matrices, pixels = size / shape.Classes;
            using Scratch<T> scratch = new(checked(size * (TKernel.ElementInputs + TKernel.ElementOutputs)));
            Operands<T> turned = default;
            Matrix<T, TKernel> place = new(ref scratch.Span[0], part, pixels, shape);
            OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs, in _operands, ref turned, new Turn<T, TKernel>(place));
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in _operands, ref turned, place);
            _sums[part] = TThreads.Rows(kernel, in turned, shape.Classes, pixels);
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in _operands, ref turned, new TurnBack<T, TKernel>(place));
        }
    }

    /// <summary>A matrix's part of the operands: elements in scratch, each class a row, and values per group where they are.</summary>
    private readonly ref struct Matrix<T, TKernel>(ref T memory, int number, int pixels, RegionShape shape) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly ref T _memory = ref memory;

        private nint Size => (nint)pixels * shape.Classes;

        public ref T Input(int slot) => ref Unsafe.Add(ref _memory, slot * Size);

        public ref T Elements(ref T source) => ref Unsafe.Add(ref source, number * Size);

        public ref T PerGroup(ref T source) => ref Unsafe.Add(ref source, (nint)number * shape.Classes);

        public ref T Map(ref T source, int slot) => ref slot < TKernel.ElementOutputs ? ref Input(TKernel.ElementInputs + slot) : ref PerGroup(ref source);

        /// <summary>From the elements as they stand to groups, each of which lies side by side.</summary>
        public void Turn(ref T from, ref T to)
        {
            if (shape.IsClassFirst) Swap(ref from, shape.Samples, shape.Classes, ref to);
            else Transpose(ref from, pixels, shape.Classes, ref to);
        }

        /// <summary>The inverse of <see cref="Turn"/>.</summary>
        public void TurnBack(ref T from, ref T to)
        {
            if (shape.IsClassFirst) Swap(ref from, shape.Classes, shape.Samples, ref to);
            else Transpose(ref from, shape.Classes, pixels, ref to);
        }

        private static void Transpose(ref T from, int rows, int columns, ref T to) => Transposition.Transpose(
            MemoryMarshal.CreateReadOnlySpan(ref from, rows * columns), rows, columns, MemoryMarshal.CreateSpan(ref to, rows * columns));

        // From [outer × inner × pixels of a sample] to [inner × outer × pixels].
        private void Swap(ref T from, int outer, int inner, ref T to)
        {
            for (int i = 0; i < outer; i++)
            {
                for (int j = 0; j < inner; j++)
                {
                    MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, (nint)(i * inner + j) * shape.Pixels), shape.Pixels)
                        .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, (nint)(j * outer + i) * shape.Pixels), shape.Pixels));
                }
            }
        }
    }

    private readonly ref struct Turn<T, TKernel>(Matrix<T, TKernel> matrix) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly Matrix<T, TKernel> _matrix = matrix;

        public ref T Map(ref T source, int slot)
        {
            if (slot >= TKernel.ElementInputs) return ref _matrix.PerGroup(ref source);
            ref T target = ref _matrix.Input(slot);
            _matrix.Turn(ref _matrix.Elements(ref source), ref target);
            return ref target;
        }
    }

    private readonly ref struct TurnBack<T, TKernel>(Matrix<T, TKernel> matrix) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly Matrix<T, TKernel> _matrix = matrix;

        public ref T Map(ref T source, int slot)
        {
            ref T written = ref _matrix.Map(ref source, slot);
            if (slot < TKernel.ElementOutputs) _matrix.TurnBack(ref written, ref _matrix.Elements(ref source));
            return ref written;
        }
    }
}
