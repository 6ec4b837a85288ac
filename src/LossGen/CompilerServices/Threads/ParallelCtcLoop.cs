using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="CtcLoop"/> does on several threads, with the same bits: they share out sequences.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelCtcLoop
{
    /// <summary>Computes losses and gradients of all sequences.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="System.Half"/>.</typeparam>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="operands">What is read and written, which <see cref="CheckCtc"/> accepted.</param>
    /// <returns>The sum of the losses, each times its weight and divided by its number of labels where that is asked for.</returns>
    public static double Run<T, TIndex>(in CtcOperands<T, TIndex> operands)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        CtcLoop.Run<T, TIndex, ManyThreads>(in operands);
}
