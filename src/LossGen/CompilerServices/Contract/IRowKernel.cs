using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>The part of a row-wise loss that is emitted: the formula over a run of rows. Called by <see cref="RowLoop"/> only.</summary>
/// <typeparam name="T">The type computed in: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowKernel<T>
    where T : unmanaged
{
    /// <summary>
    /// The most columns with which rows come transposed, or 0: in blocks of <see cref="RowLoop.LaneBytes"/> bytes' worth of rows, each block's columns one after the other. Then the kernel may
    /// work on rows beyond the last, and is told how many lanes there are, a multiple of those of the machine's widest vector, instead of how many rows.
    /// </summary>
    static abstract int TransposedColumns { get; }

    /// <summary>How many of the operands' inputs hold a value per element: the first ones.</summary>
    static abstract int ElementInputs { get; }

    /// <summary>How many of those that follow hold a value per row.</summary>
    static abstract int RowInputs { get; }

    /// <summary>How many of those that follow hold a value per column.</summary>
    static abstract int ColumnInputs { get; }

    /// <summary>How many of the operands' outputs hold a value per element: the first ones.</summary>
    static abstract int ElementOutputs { get; }

    /// <summary>How many of those that follow hold a value per row.</summary>
    static abstract int RowOutputs { get; }

    /// <summary>Whether every row's loss is written to <see cref="RowScratch{T}.Sums"/>.</summary>
    static abstract bool Sums { get; }

    /// <summary>Computes rows.</summary>
    /// <param name="operands">What is read and written, from row 0 on.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="scratch">What is there for these rows beside the operands.</param>
    void Run(in Operands<T> operands, nint first, nint count, nint columns, in RowScratch<T> scratch);
}
