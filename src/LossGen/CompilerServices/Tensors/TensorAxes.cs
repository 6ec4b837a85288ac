using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>What the axes of a tensor mean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TensorAxes
{
    private readonly ulong _kept;

    /// <param name="name">The parameter that has the axes.</param>
    /// <param name="shape">The lengths of all axes.</param>
    /// <param name="kept">The axes along which losses differ, a bit for each.</param>
    internal TensorAxes(string name, ReadOnlySpan<long> shape, ulong kept)
    {
        Name = name;
        Shape = shape;
        _kept = kept;
    }

    /// <summary>The parameter that has the axes.</summary>
    public string Name { get; }

    /// <summary>The lengths of all axes.</summary>
    public ReadOnlySpan<long> Shape { get; }

    /// <summary>The number of classes, or of dimensions of an embedding.</summary>
    public int Columns { get; internal init; }

    /// <summary>The number of samples or sequences.</summary>
    public int Samples { get; internal init; }

    /// <summary>Whether a single loss is a line of one, in libraries whose tensors have at least one axis.</summary>
    private bool HasNoScalars { get; init; }

    /// <summary>Whether axes follow that of the classes.</summary>
    public bool IsMoved { get; internal init; }

    /// <summary>The shape of the losses.</summary>
    public long[] LossShape => Axes(isKept: true, static (shape, axis) => shape[axis]);

    /// <summary>The axes that make up one loss, counted with that of the classes last.</summary>
    public long[] SummedAxes
    {
        get
        {
            bool isMoved = IsMoved;
            long[] axes = Axes(isKept: false, static (_, axis) => axis);
            for (int i = 0; isMoved && i < axes.Length; i++)
            {
                if (axes[i] > 0) axes[i] = axes[i] == 1 ? Shape.Length - 1 : axes[i] - 1;
            }

            return axes;
        }
    }

    /// <summary>The same axes of a library whose tensors have at least one.</summary>
    public TensorAxes WithoutScalars() => this with { HasNoScalars = true };

    /// <summary>Whether a tensor of this shape has one value for each loss.</summary>
    internal bool HasLosses(ReadOnlySpan<long> shape)
    {
        if (HasNoScalars && _kept == 0) return shape is [1];
        if (shape.Length != BitOperations.PopCount(_kept)) return false;
        int next = 0;
        for (int i = 0; i < Shape.Length; i++)
        {
            if (IsKept(i) && shape[next++] != Shape[i]) return false;
        }

        return true;
    }

    private bool IsKept(int axis) => (_kept >> axis & 1) != 0;

    private long[] Axes(bool isKept, Func<ReadOnlySpan<long>, int, long> select)
    {
        int kept = BitOperations.PopCount(_kept), next = 0;
        long[] result = new long[isKept ? kept : Shape.Length - kept];
        for (int i = 0; i < Shape.Length; i++)
        {
            if (IsKept(i) == isKept) result[next++] = select(Shape, i);
        }

        return result;
    }
}
