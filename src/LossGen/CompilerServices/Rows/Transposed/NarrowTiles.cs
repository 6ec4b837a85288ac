using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Transposes tiles of four rows of two or three floats, which do not fill a vector: what is loaded or stored too much belongs to the row behind.</summary>
internal static class NarrowTiles
{
    /// <param name="source">Four rows that follow one another.</param>
    /// <param name="columns">Two or three.</param>
    /// <param name="target">A block's first row; receives four elements of each of its rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather(ref float source, nint columns, ref float target)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, columns));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, columns * 2));

        // No row is behind the last one: it is loaded with the end of the one before.
        Vector128<float> end = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, columns * 4 - 4));
        Vector128<float> row3 = columns == 2 ? Vector128.Shuffle(end, Vector128.Create(2, 3, 2, 3)) : Vector128.Shuffle(end, Vector128.Create(1, 2, 3, 3));
        Vector128<double> lower01 = Zip.Lower(row0, row1).AsDouble();
        Vector128<double> lower23 = Zip.Lower(row2, row3).AsDouble();
        Zip.Lower(lower01, lower23).AsSingle().StoreUnsafe(ref target);
        Zip.Upper(lower01, lower23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, Transposition.SingleLanes));
        if (columns == 2) return;
        Vector128<double> upper01 = Zip.Upper(row0, row1).AsDouble();
        Vector128<double> upper23 = Zip.Upper(row2, row3).AsDouble();
        Zip.Lower(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, Transposition.SingleLanes * 2));
    }

    /// <param name="source">A block's first row, of which four elements are taken, as of the others.</param>
    /// <param name="columns">Two or three.</param>
    /// <param name="target">Receives four rows that follow one another.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(ref float source, nint columns, ref float target)
    {
        Vector128<float> column0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> column1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, Transposition.SingleLanes));
        Vector128<float> column2 = columns == 2 ? column1 : Vector128.LoadUnsafe(ref Unsafe.Add(ref source, Transposition.SingleLanes * 2));
        Vector128<double> lower01 = Zip.Lower(column0, column1).AsDouble();
        Vector128<double> upper01 = Zip.Upper(column0, column1).AsDouble();
        Vector128<double> lower22 = Zip.Lower(column2, column2).AsDouble();
        Vector128<double> upper22 = Zip.Upper(column2, column2).AsDouble();
        Zip.Lower(lower01, lower22).AsSingle().StoreUnsafe(ref target);
        Zip.Upper(lower01, lower22).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, columns));
        Zip.Lower(upper01, upper22).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, columns * 2));
        Vector128<float> row3 = Zip.Upper(upper01, upper22).AsSingle();
        ref float last = ref Unsafe.Add(ref target, columns * 3);
        last = row3.ToScalar();
        Unsafe.Add(ref last, 1) = row3.GetElement(1);
        if (columns == 3) Unsafe.Add(ref last, 2) = row3.GetElement(2);
    }
}
