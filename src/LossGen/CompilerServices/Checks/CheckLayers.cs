using System;
using System.ComponentModel;
using System.Globalization;

namespace LossGen.CompilerServices;

/// <summary>What emitted code asks of layers that are laid end to end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckLayers
{
    /// <summary>Demands sizes of at least 1 that add up to the number of elements.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <param name="name">Their parameter.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="countName">The parameter that has them.</param>
    public static void Sizes(ReadOnlySpan<int> sizes, string name, int count, string countName)
    {
        long total = 0;
        for (int layer = 0; layer < sizes.Length; layer++)
        {
            if (sizes[layer] < 1) throw new ArgumentOutOfRangeException(name, sizes[layer], Text($"{name}[{layer}] is {sizes[layer]}; a layer has at least 1 element."));
            total += sizes[layer];
        }

        if (total != count) throw new ArgumentException(Text($"{name} adds up to {total} but {countName} has {count} elements; they must be equal."), name);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
