using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>What the axes of a tensor mean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TensorAxes
{
    internal TensorAxes(string name, long[] shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>The parameter that has the axes.</summary>
    public string Name { get; }

    /// <summary>The lengths of all axes.</summary>
    public long[] Shape { get; }

    /// <summary>The number of classes, or of dimensions of an embedding.</summary>
    public int Columns { get; internal init; }

    /// <summary>The number of samples or sequences.</summary>
    public int Samples { get; internal init; } = 1;

    /// <summary>Whether axes follow that of the classes.</summary>
    public bool IsMoved { get; internal init; }

    /// <summary>The shape of the losses.</summary>
    public long[] LossShape { get; internal init; } = [];

    /// <summary>The axes that make up one loss, counted with that of the classes last.</summary>
    public long[] SummedAxes { get; internal init; } = [];
}
