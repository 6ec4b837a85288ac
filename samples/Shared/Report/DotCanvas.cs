using System.Collections.Generic;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Report;

/// <summary>A raster of dots in which a character holds two by four of them, as Braille does.</summary>
internal sealed class DotCanvas(int columns, int rows)
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const char EmptyBraille = '\u2800';

    // Unicode numbers the dots of a cell down its left column, then down its right one; the fourth row came later and has the last two bits.
    private static readonly byte[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly byte[,] _cells = new byte[rows, columns];
    private readonly Color[,] _colors = new Color[rows, columns];

    public int Width => columns * DotsAcross;

    public int Height => rows * DotsDown;

    /// <summary>Sets the dot at <paramref name="x"/> from the left and <paramref name="y"/> from the top; a character has the colour of its last dot.</summary>
    public void Set(int x, int y, Color color)
    {
        _cells[y / DotsDown, x / DotsAcross] |= Bits[y % DotsDown, x % DotsAcross];
        _colors[y / DotsDown, x / DotsAcross] = color;
    }

    /// <summary>One row of characters; a terminal without Unicode gets asterisks.</summary>
    public IEnumerable<Segment> Row(int row, bool unicode)
    {
        for (int column = 0; column < columns; column++)
        {
            byte dots = _cells[row, column];
            if (dots == 0) yield return Segment.Padding(1);
            else yield return new Segment((unicode ? (char)(EmptyBraille + dots) : '*').ToString(), new Style(_colors[row, column]));
        }
    }
}
