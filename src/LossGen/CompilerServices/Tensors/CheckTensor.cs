using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>What emitted code asks of the shapes of tensors before it touches them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckTensor
{
    /// <summary>Demands the shape of another tensor: nothing is broadcast.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="expected">The other's shape.</param>
    /// <param name="expectedName">The other's parameter.</param>
    public static void Same(ReadOnlySpan<long> shape, string name, ReadOnlySpan<long> expected, string expectedName)
    {
        if (!shape.SequenceEqual(expected)) TensorFailure.Same(shape, name, expected, expectedName);
    }

    /// <summary>Reads the axes of an element-wise loss: there is one loss for each element.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <returns>The axes; the first is that of samples, all others are columns.</returns>
    public static TensorAxes Elements(long[] shape, string name)
    {
        long columns = 1;
        for (int i = 1; i < shape.Length; i++) columns *= shape[i];
        return new TensorAxes(name, shape) { Columns = (int)long.Max(columns, 1), Samples = shape.Length == 0 ? 1 : (int)shape[0], LossShape = shape };
    }

    /// <summary>Reads [N, C], [N, C, d1, …] or [C].</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="classes">The number of classes that the attribute gives, or 0.</param>
    /// <returns>The axes.</returns>
    public static TensorAxes Classes(long[] shape, string name, int classes = 0)
    {
        if (shape.Length == 0) TensorFailure.Rank(shape, name, "[N, C], [N, C, d1, …] or [C], C being the number of classes");
        return Expected(OfRows(name, shape, shape.Length == 1 ? 0 : 1), classes, "classes");
    }

    /// <summary>Reads [N, D] or [D].</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="dimensions">The number of dimensions that the attribute gives, or 0.</param>
    /// <returns>The axes.</returns>
    public static TensorAxes Embeddings(long[] shape, string name, int dimensions = 0)
    {
        if (shape.Length is not (1 or 2)) TensorFailure.Rank(shape, name, "[N, D] or [D], D being the dimensions of an embedding");
        return Expected(OfRows(name, shape, shape.Length - 1), dimensions, "dimensions");
    }

    /// <summary>Reads [N, C, d1, …], of which the last axes may be missing.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="classes">The number of classes that the attribute gives, or 0.</param>
    /// <param name="perSample">Whether each sample is a group of its own.</param>
    /// <param name="perClass">Whether each class is a group of its own.</param>
    /// <returns>The axes.</returns>
    public static TensorAxes Regions(long[] shape, string name, int classes, bool perSample, bool perClass)
    {
        if (shape.Length < 2) TensorFailure.Rank(shape, name, "[N, C, d1, …], C being the number of classes");
        List<long> losses = [], summed = [];
        (perSample ? losses : summed).Add(perSample ? shape[0] : 0);
        for (int i = 1; i < shape.Length - 1; i++) summed.Add(i);
        (perClass ? losses : summed).Add(perClass ? shape[1] : shape.Length - 1);
        TensorAxes axes = new(name, shape)
        {
            Columns = (int)shape[1], Samples = (int)shape[0], IsMoved = shape.Length > 2, LossShape = [.. losses], SummedAxes = [.. summed],
        };
        return Expected(axes, classes, "classes");
    }

    /// <summary>Reads [T, N, C] or [T, C].</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="classes">The number of classes that the attribute gives, or 0.</param>
    /// <returns>The axes.</returns>
    public static TensorAxes Frames(long[] shape, string name, int classes = 0)
    {
        if (shape.Length is not (2 or 3)) TensorFailure.Rank(shape, name, "[T, N, C] or [T, C], T being the number of frames and C that of the classes");
        TensorAxes axes = shape.Length == 2
            ? new(name, shape) { Columns = (int)shape[1], SummedAxes = [0, 1] }
            : new(name, shape) { Columns = (int)shape[2], Samples = (int)shape[1], LossShape = [shape[1]], SummedAxes = [0, 2] };
        return Expected(axes, classes, "classes");
    }

    /// <summary>Demands one class index, or one value, for each row.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="axes">What has the rows.</param>
    /// <param name="isIndex">Whether it holds class indices.</param>
    public static void PerRow(ReadOnlySpan<long> shape, string name, TensorAxes axes, bool isIndex = false)
    {
        if (!shape.SequenceEqual(axes.LossShape)) TensorFailure.PerRow(shape, name, axes, isIndex);
    }

    /// <summary>Demands one value for each loss.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="expected">The shape of the losses.</param>
    public static void PerLoss(ReadOnlySpan<long> shape, string name, ReadOnlySpan<long> expected)
    {
        if (!shape.SequenceEqual(expected)) TensorFailure.PerLoss(shape, name, expected);
    }

    /// <summary>Demands one value for each class.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="axes">What has the classes.</param>
    public static void PerClass(ReadOnlySpan<long> shape, string name, TensorAxes axes)
    {
        if (shape.Length != 1 || shape[0] != axes.Columns) TensorFailure.PerClass(shape, name, axes);
    }

    /// <summary>Demands a shape that the last axes of another can be made of by repetition.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="expected">The other's shape.</param>
    /// <param name="expectedName">The other's parameter.</param>
    /// <returns>The other's last axes.</returns>
    public static long[] Trailing(ReadOnlySpan<long> shape, string name, ReadOnlySpan<long> expected, string expectedName)
    {
        if (shape.Length > expected.Length) TensorFailure.Trailing(shape, name, expected, expectedName);
        ReadOnlySpan<long> last = expected[^shape.Length..];
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] != 1 && shape[i] != last[i]) TensorFailure.Trailing(shape, name, expected, expectedName);
        }

        return last.ToArray();
    }

    /// <summary>Demands that a tensor is one line of values.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="length">How many there must be, or −1.</param>
    /// <param name="unit">What each value is for: "layer".</param>
    public static void Line(ReadOnlySpan<long> shape, string name, long length, string unit)
    {
        if (shape.Length > 1 || (length >= 0 && (shape.Length == 0 ? 1 : shape[0]) != length)) TensorFailure.Line(shape, name, length, unit);
    }

    /// <summary>Demands the targets of sequences: [N, S], or [S] where there is one sequence.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="name">The tensor's parameter.</param>
    /// <param name="axes">What has the sequences.</param>
    public static void Sequences(ReadOnlySpan<long> shape, string name, TensorAxes axes)
    {
        bool isBatched = axes.Shape.Length == 3;
        if (shape.Length != (isBatched ? 2 : 1) || (isBatched && shape[0] != axes.Shape[1])) TensorFailure.Sequences(shape, name, axes);
    }

    private static TensorAxes OfRows(string name, long[] shape, int axis) => new(name, shape)
    {
        Columns = (int)shape[axis],
        Samples = axis == 0 ? 1 : (int)shape[0],
        IsMoved = axis < shape.Length - 1,
        LossShape = [.. shape[..axis], .. shape[(axis + 1)..]],
        SummedAxes = [shape.Length - 1],
    };

    private static TensorAxes Expected(TensorAxes axes, int columns, string unit)
    {
        if (columns != 0 && axes.Columns != columns) TensorFailure.Columns(axes, columns, unit);
        return axes;
    }
}
