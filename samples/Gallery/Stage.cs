using System;
using System.Collections.Generic;
using LossGen.Generator.Formulas;

namespace LossGen.Gallery;

/// <summary>The small scene in which a loss is shown: one number of its first input moves, and all else stands still.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="From">Where the moving number begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Spans">What the method is called with, in order.</param>
/// <param name="Columns">The columns of a row, or null where the loss has none.</param>
/// <param name="Moving">The index of the moving number within the first input.</param>
internal sealed record Stage(LossKind Kind, double From, double To, IReadOnlyList<StageSpan> Spans, int? Columns, int Moving = 0)
{
    /// <summary>What the moving number is called.</summary>
    public string Axis => Spans[0].Name + (Spans[0].At(From).Length > 1 ? $"[{Moving}]" : "");

    /// <summary>Places to look at, evenly spread.</summary>
    public double[] Points(int count)
    {
        double[] points = new double[count];
        for (int i = 0; i < count; i++) points[i] = From + (To - From) * i / (count - 1);
        return points;
    }
}

/// <summary>A span that a loss is called with.</summary>
/// <param name="Name">The method's parameter.</param>
/// <param name="IsInteger">Whether it holds indices or lengths.</param>
/// <param name="At">What it holds, given the moving number.</param>
internal sealed record StageSpan(string Name, bool IsInteger, Func<double, double[]> At);
