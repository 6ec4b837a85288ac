using System;
using System.ComponentModel;
using System.Globalization;

namespace LossGen.CompilerServices;

/// <summary>What emitted code asks of shapes whose class axis is not the last one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckPositions
{
    /// <summary>Demands that rows make up whole samples.</summary>
    /// <param name="elements">The number of elements.</param>
    /// <param name="elementsName">The parameter that has them.</param>
    /// <param name="rows">The number of rows: samples × positions.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="name">Its parameter.</param>
    public static void Divide(int elements, string elementsName, int rows, int columns, int positions, string name)
    {
        if (positions < 1) CheckFailure.NoColumns(positions, name);
        if (rows % positions == 0) return;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{elementsName} has {elements} elements, {rows} times {columns} columns, but {name} is {positions}; "
            + $"it must be [samples x {columns} x {positions}], and their product must divide its length."), elementsName);
    }

    /// <summary>Demands the number of samples that follows from the other sizes.</summary>
    /// <param name="samples">The number of samples given.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="expected">The number that follows.</param>
    /// <param name="elementsName">The parameter that has them.</param>
    public static void Samples(int samples, string name, int expected, string elementsName)
    {
        if (samples == expected) return;
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} is {samples} but {elementsName} has {expected} samples."), name);
    }
}
