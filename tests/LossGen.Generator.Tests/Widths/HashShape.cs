using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Tests.Widths;

/// <summary>How much a method is called with.</summary>
/// <param name="Rows">Rows, samples, layers or frames; elements, where they stand by themselves.</param>
/// <param name="Columns">Columns or classes, or the elements of a layer.</param>
/// <param name="Depth">Pixels, or sequences.</param>
internal sealed record HashShape(int Rows, int Columns = 1, int Depth = 1)
{
    /// <summary>The labels that a sequence has room for.</summary>
    public const int Labels = 3;

    // The last has more elements than are summed in one block.
    private static readonly HashShape[] OfElements = [.. new[] { 0, 1, 15, 16, 17, 31, 32, 33, 49, 97, 8192 + 65 }.Select(n => new HashShape(n))];

    // Awkward columns and rows; the last ones have more columns than are summed in one block.
    private static readonly HashShape[] OfRows =
    [
        new(0, 1), new(3, 1), new(33, 2), new(16, 3), new(17, 7), new(1, 10), new(15, 10), new(300, 10), new(2, 15), new(3, 16), new(5, 17), new(2, 31), new(17, 48),
        new(3, 49), new(2, 100), new(1, 129), new(1, 4099), new(2, 8192 + 17),
    ];

    private static readonly HashShape[] OfPairs = [new(0, 3), new(1, 7), new(5, 1), new(17, 10), new(33, 31), new(70, 65)];
    private static readonly HashShape[] OfGroups = [new(1, 1, 1), new(2, 1, 33), new(3, 5, 17), new(2, 10, 16), new(1, 49, 3), new(2, 3, 4099)];
    private static readonly HashShape[] OfLayers = [new(0), new(1, 1), new(4, 15), new(3, 32), new(2, 8192 + 9)];
    private static readonly HashShape[] OfSequences = [new(0, 4, 0), new(1, 3, 2), new(9, 5, 3), new(33, 17, 2)];

    /// <summary>What to call a method of a kind with; null stands for a loss of elements.</summary>
    public static IReadOnlyList<HashShape> For(LossKind? kind) => kind?.Layout switch
    {
        LossLayout.Rows when kind.FixedColumns is { } columns => [new(0, columns), new(1, columns), new(16, columns), new(33, columns)],
        LossLayout.Rows or LossLayout.LabelLists => OfRows,
        LossLayout.Pairs or LossLayout.Clusters => OfPairs,
        LossLayout.Groups => OfGroups,
        LossLayout.Layers => OfLayers,
        LossLayout.Sequences => OfSequences,
        _ => OfElements,
    };

    /// <summary>More elements than the calling thread keeps to itself, and no multiple of anything.</summary>
    public static HashShape Large(LossKind? kind) => kind?.Layout switch
    {
        LossLayout.Rows when kind.FixedColumns is { } columns => new(9001, columns),
        LossLayout.Rows or LossLayout.LabelLists => new(307, 113),
        LossLayout.Pairs or LossLayout.Clusters => new(211, 19),
        LossLayout.Groups => new(3, 7, 1607),
        LossLayout.Layers => new(2, 33_001),
        LossLayout.Sequences => new(41, 29, 31),
        _ => new(33_001),
    };

    /// <summary>How many numbers all inputs have whose elements are those of the loss.</summary>
    public int Elements(LossKind? kind) => kind?.Layout == LossLayout.Layers ? Layers.Sum() : Rows * Columns * Depth;

    public IEnumerable<int> Layers => Enumerable.Range(Columns, Rows);

    /// <summary>How many ℓ there are, groups aside.</summary>
    public int Losses(LossKind? kind) => kind?.Layout switch
    {
        LossLayout.Layers => 1,
        LossLayout.Sequences => Depth,
        LossLayout.Pairs when kind.Id == nameof(Kind.NtXent) => 2 * Rows,
        _ => Rows,
    };
}
