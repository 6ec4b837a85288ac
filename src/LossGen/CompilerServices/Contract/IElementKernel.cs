using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>The part of a loss that is emitted: the formula over a run of elements. Called by <see cref="ElementLoop"/> only.</summary>
/// <typeparam name="T">The type computed in: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementKernel<T>
    where T : unmanaged
{
    /// <summary>How many of the operands' inputs the kernel reads.</summary>
    static abstract int Inputs { get; }

    /// <summary>How many of the operands' outputs the kernel writes.</summary>
    static abstract int Outputs { get; }

    /// <summary>How many instructions a vector of elements takes, loads and stores aside: where they are few, memory is what takes the time.</summary>
    static abstract int Operations { get; }

    /// <summary>Computes the elements from <paramref name="start"/> on, and adds the loss of element i to lane i modulo the number of lanes.</summary>
    /// <param name="operands">What is read and written.</param>
    /// <param name="start">The first element; a multiple of the number of lanes.</param>
    /// <param name="count">How many elements; a multiple of the number of lanes.</param>
    /// <param name="lanes">The first of <see cref="ElementLoop.LaneBytes"/> bytes of running sums.</param>
    void Run(in Operands<T> operands, nint start, nint count, ref T lanes);
}
