using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>Runs row kernels over groups of a segmentation's elements, of which the first input is logits: the softmax over the classes of each pixel comes first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxRegionLoop
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
        Run<T, TSoftmax, TKernel, OneThread>(softmax, kernel, in operands, in shape, hasGradient);

    internal static double Run<T, TSoftmax, TKernel, TThreads>(
        TSoftmax softmax, TKernel kernel, in Operands<T> operands, in RegionShape shape, bool hasGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSoftmax : struct, IRowKernel<T>
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        using Scratch<T> scratch = new(checked(hasGradient ? 2 * shape.Count : shape.Count));
        Span<T> probabilities = scratch.Span[..shape.Count], slopes = scratch.Span[shape.Count..];
        Operands<T> rows = new() { In0 = ref operands.In0, Out0 = ref MemoryMarshal.GetReference(probabilities) };
        if (shape.IsClassFirst) PositionLoop.Run<T, T, Computed<T>, TThreads, TSoftmax>(softmax, in rows, shape.Count / shape.Classes, shape.Classes, shape.Pixels);
        else TThreads.Rows(softmax, in rows, shape.Count / shape.Classes, shape.Classes);

        Operands<T> inner = operands;
        inner.In0 = ref MemoryMarshal.GetReference(probabilities);
        if (hasGradient) inner.Out0 = ref MemoryMarshal.GetReference(slopes);
        double total = RegionLoop.Run<T, TKernel, TThreads>(kernel, in inner, in shape);
        if (!hasGradient) return total;

        Span<T> result = MemoryMarshal.CreateSpan(ref operands.Out0, shape.Count);
        if (shape.IsClassFirst)
        {
            PositionSlopes<T> work = new(probabilities, slopes, result, shape.Classes, shape.Pixels);
            TThreads.Run(in work, work.Parts, shape.Count);
        }
        else
        {
            SoftmaxSlopes<T> work = new(probabilities, slopes, result, shape.Classes);
            TThreads.Run(in work, work.Parts, shape.Count);
        }

        return total;
    }

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
        RunHalf<TSoftmax, TKernel, OneThread>(softmax, kernel, in operands, in shape, hasGradient);

    internal static double RunHalf<TSoftmax, TKernel, TThreads>(
        TSoftmax softmax, TKernel kernel, in Operands<Half> operands, in RegionShape shape, bool hasGradient)
        where TSoftmax : struct, IRowKernel<float>
        where TKernel : struct, IRowKernel<float>
        where TThreads : struct, IThreads =>
        HalfOperands.Run<TKernel, Body<TSoftmax, TKernel, TThreads>>(new(softmax, kernel, shape, hasGradient), in operands, shape.Count, shape.Groups);

    private readonly struct Body<TSoftmax, TKernel, TThreads>(TSoftmax softmax, TKernel kernel, RegionShape shape, bool hasGradient) : IOperandsBody<float>
        where TSoftmax : struct, IRowKernel<float>
        where TKernel : struct, IRowKernel<float>
        where TThreads : struct, IThreads
    {
        public double Run(in Operands<float> operands) => SoftmaxRegionLoop.Run<float, TSoftmax, TKernel, TThreads>(softmax, kernel, in operands, in shape, hasGradient);
    }
}
