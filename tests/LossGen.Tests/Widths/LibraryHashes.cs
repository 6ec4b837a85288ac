using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LossGen.CompilerServices;
using LossGen.Tests.CompilerServices;

namespace LossGen.Tests.Widths;

/// <summary>What the library's loops compute, as hashes of its bits.</summary>
internal static class LibraryHashes
{
    public static IEnumerable<string> All() =>
    [
        .. Products<float>(), .. Products<double>(), .. Blocks<float>(16), .. Blocks<double>(8), .. Sequences<float>(), .. Sequences<double>(),
    ];

    private static IEnumerable<string> Products<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int rows, int columns, int depth) in new[] { (1, 1, 1), (9, 17, 70), (8, 32, 5), (3, 15, 64) })
        {
            T[] a = Values<T>(rows * depth, 1);
            T[] b = Values<T>(depth * columns, 2);
            T[] result = new T[rows * columns];
            Matrix.AB<T>(a, b, rows, columns, depth, result);
            yield return Hash($"AB {typeof(T).Name} {rows} {columns} {depth}", result);
            Matrix.ABt<T>(a, b, rows, columns, depth, result);
            yield return Hash($"ABt {typeof(T).Name} {rows} {columns} {depth}", result);
            Matrix.AtB<T>(a, b, rows, columns, depth, result);
            yield return Hash($"AtB {typeof(T).Name} {rows} {columns} {depth}", result);
        }
    }

    private static IEnumerable<string> Blocks<T>(int lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int columns in new[] { 1, 2, 3, 4, 5, 10, 33 })
        {
            for (int rows = 1; rows <= lanes; rows++)
            {
                T[] source = Values<T>(rows * columns, 1);
                T[] block = new T[lanes * columns];
                Transposition.LoadRows(ref source[0], rows, columns, ref block[0]);
                T[] back = new T[source.Length];
                Transposition.StoreRows(ref block[0], rows, columns, ref back[0]);
                T[] transposed = new T[source.Length];
                Transposition.Transpose<T>(source, rows, columns, transposed);
                yield return Hash($"blocks {typeof(T).Name} {rows} {columns}", [.. block, .. back, .. transposed]);
            }
        }
    }

    private static IEnumerable<string> Sequences<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CtcResult result = new CtcCall(Values<double>(40 * 2 * 11, 3), [1, 2, 2, 10, 3, 4, 7, 1], [40, 31], [4, 3], 11).Run<T, int>();
        yield return Hash($"ctc {typeof(T).Name}", [.. result.Losses, .. result.Gradients, result.Total]);
    }

    private static string Hash<T>(string name, T[] values)
        where T : unmanaged =>
        $"{name}: {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<T>(values)))[..16]}";

    // Quotients of whole numbers, which are the same everywhere.
    private static T[] Values<T>(int count, int seed)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(1, count).Select(i => T.CreateTruncating((i * 7919 * seed % 2003 - 1000) / 300.0))];
}
