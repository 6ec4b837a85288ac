using System;
using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="RegionLoop"/> does on several threads, with the same bits: they share out samples, or groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelRegionLoop
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
        RegionLoop.Run<T, TKernel, ManyThreads>(kernel, in operands, in shape);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all groups of <see cref="Half"/>.</summary>
    /// <typeparam name="TKernel">The kernel, which has two element inputs.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="shape">The groups.</param>
    /// <returns>The sum of the losses of the groups.</returns>
    public static double RunHalf<TKernel>(TKernel kernel, in Operands<Half> operands, in RegionShape shape)
        where TKernel : struct, IRowKernel<float> =>
        RegionLoop.RunHalf<TKernel, ManyThreads>(kernel, in operands, in shape);
}
