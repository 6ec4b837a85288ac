using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="SoftmaxRegionLoop"/> does on several threads, with the same bits: they share out pixels, then samples or groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelSoftmaxRegionLoop
{
    /// <summary>Runs a kernel over all groups.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TSoftmax">What writes the softmax of rows: the kernel of a gradient that is one.</typeparam>
    /// <typeparam name="TKernel">The kernel, which has two element inputs.</typeparam>
    /// <param name="softmax">Writes the softmax.</param>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="shape">The groups.</param>
    /// <param name="hasGradient">Whether the first output is the gradient of the first input.</param>
    /// <returns>The sum of the losses of the groups.</returns>
    public static double Run<T, TSoftmax, TKernel>(TSoftmax softmax, TKernel kernel, in Operands<T> operands, in RegionShape shape, bool hasGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSoftmax : struct, IRowKernel<T>
        where TKernel : struct, IRowKernel<T> =>
        SoftmaxRegionLoop.Run<T, TSoftmax, TKernel, ManyThreads>(softmax, kernel, in operands, in shape, hasGradient);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all groups of <see cref="Half"/>.</summary>
    /// <typeparam name="TSoftmax">What writes the softmax of rows.</typeparam>
    /// <typeparam name="TKernel">The kernel, which has two element inputs.</typeparam>
    /// <param name="softmax">Writes the softmax.</param>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="shape">The groups.</param>
    /// <param name="hasGradient">Whether the first output is the gradient of the first input.</param>
    /// <returns>The sum of the losses of the groups.</returns>
    public static double RunHalf<TSoftmax, TKernel>(TSoftmax softmax, TKernel kernel, in Operands<Half> operands, in RegionShape shape, bool hasGradient)
        where TSoftmax : struct, IRowKernel<float>
        where TKernel : struct, IRowKernel<float> =>
        SoftmaxRegionLoop.RunHalf<TSoftmax, TKernel, ManyThreads>(softmax, kernel, in operands, in shape, hasGradient);
}
