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
        where TKernel : struct, IRowKernel<T>
    {
        if (shape.IsContiguous) return RowLoop.Run(kernel, in operands, shape.Groups, shape.Columns);

        int size = shape.Count / shape.Matrices, pixels = size / shape.Classes;
        using Scratch<T> scratch = new(checked(size * (TKernel.ElementInputs + TKernel.ElementOutputs)));
        ref T memory = ref scratch.Span[0];
        double total = 0;
        for (int matrix = 0; matrix < shape.Matrices; matrix++)
        {
            Operands<T> turned = default;
            Matrix<T, TKernel> place = new(ref memory, matrix, pixels, shape.Classes);
            OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs, in operands, ref turned, new Turn<T, TKernel>(place));
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref turned, place);
            total += RowLoop.Run(kernel, in turned, shape.Classes, pixels);
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref turned, new TurnBack<T, TKernel>(place));
        }

        return total;
    }

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all groups of <see cref="Half"/>.</summary>
    /// <typeparam name="TKernel">The kernel, which has two element inputs.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="shape">The groups.</param>
    /// <returns>The sum of the losses of the groups.</returns>
    public static double RunHalf<TKernel>(TKernel kernel, in Operands<Half> operands, in RegionShape shape)
        where TKernel : struct, IRowKernel<float> =>
        HalfOperands.Run<TKernel, Body<TKernel>>(new(kernel, shape), in operands, shape.Count, shape.Groups);

    private readonly struct Body<TKernel>(TKernel kernel, RegionShape shape) : IOperandsBody<float>
        where TKernel : struct, IRowKernel<float>
    {
        public double Run(in Operands<float> operands) => RegionLoop.Run(kernel, in operands, in shape);
    }

    /// <summary>A matrix's part of the operands: elements in scratch, each class a row, and values per group where they are.</summary>
    private readonly ref struct Matrix<T, TKernel>(ref T memory, int number, int pixels, int classes) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly ref T _memory = ref memory;

        public int Pixels => pixels;

        public int Classes => classes;

        private nint Size => (nint)pixels * classes;

        public ref T Input(int slot) => ref Unsafe.Add(ref _memory, slot * Size);

        public ref T Elements(ref T source) => ref Unsafe.Add(ref source, number * Size);

        public ref T PerGroup(ref T source) => ref Unsafe.Add(ref source, (nint)number * classes);

        public ref T Map(ref T source, int slot) => ref slot < TKernel.ElementOutputs ? ref Input(TKernel.ElementInputs + slot) : ref PerGroup(ref source);

        public static void Transpose(ref T from, int rows, int columns, ref T to) => Transposition.Transpose(
            MemoryMarshal.CreateReadOnlySpan(ref from, rows * columns), rows, columns, MemoryMarshal.CreateSpan(ref to, rows * columns));
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
            Matrix<T, TKernel>.Transpose(ref _matrix.Elements(ref source), _matrix.Pixels, _matrix.Classes, ref target);
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
            if (slot < TKernel.ElementOutputs) Matrix<T, TKernel>.Transpose(ref written, _matrix.Classes, _matrix.Pixels, ref _matrix.Elements(ref source));
            return ref written;
        }
    }
}
