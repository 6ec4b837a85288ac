using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;

namespace LossGen.Robustness.Tests;

/// <summary>What FsCheck draws: sizes, and a seed for all contents.</summary>
/// <param name="Rows">Rows, samples or frames.</param>
/// <param name="Columns">Columns or classes.</param>
/// <param name="Depth">Pixels, layers or sequences.</param>
/// <param name="Seed">Of the contents.</param>
/// <param name="IsWild">Whether contents are NaN, infinite, huge or tiny here and there.</param>
/// <param name="IsInPlace">Whether gradients stand in the place of their inputs.</param>
/// <param name="IsAtEnd">Whether spans end, rather than begin, beside memory that may not be touched.</param>
public sealed record Draw(int Rows, int Columns, int Depth, int Seed, bool IsWild, bool IsInPlace, bool IsAtEnd)
{
    /// <summary>Mostly sizes around the lanes of vectors.</summary>
    public static Arbitrary<Draw> Arbitrary { get; } = Arb.From(
        from rows in Gen.Frequency((4, Gen.Choose(0, 20)), (1, Gen.Choose(21, 70)))
        from columns in Gen.Frequency((4, Gen.Choose(1, 20)), (2, Gen.Choose(21, 70)), (1, Gen.Choose(100, 300)))
        from depth in Gen.Choose(1, 6)
        from seed in Gen.Choose(0, int.MaxValue)
        from flags in Gen.Choose(0, 7)
        select new Draw(rows, columns, depth, seed, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0),
        Smaller);

    private static IEnumerable<Draw> Smaller(Draw draw)
    {
        if (draw.Rows > 0) yield return draw with { Rows = draw.Rows / 2 };
        if (draw.Rows > 0) yield return draw with { Rows = draw.Rows - 1 };
        if (draw.Columns > 1) yield return draw with { Columns = (draw.Columns + 1) / 2 };
        if (draw.Columns > 1) yield return draw with { Columns = draw.Columns - 1 };
        if (draw.Depth > 1) yield return draw with { Depth = 1 };
        if (draw.IsWild) yield return draw with { IsWild = false };
        if (draw.IsInPlace) yield return draw with { IsInPlace = false };
    }
}
