using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>What emitted code asks of its arguments before it touches them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Check
{
    /// <summary>Demands as many elements as another span has.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="name">The span's parameter.</param>
    /// <param name="expected">The other's length.</param>
    /// <param name="expectedName">The other's parameter.</param>
    public static void Length(int length, string name, int expected, string expectedName)
    {
        if (length != expected) CheckFailure.Length(length, name, expected, expectedName);
    }

    /// <summary>Demands one value per element or one per row, that is a length which divides the number of elements.</summary>
    /// <param name="length">The length of the span of weights.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="countName">The parameter that has them.</param>
    /// <returns>The <see cref="Operands{T}.RepeatLength"/>: 0 where there is one value per element.</returns>
    public static int Rows(int length, string name, int count, string countName)
    {
        if (length == count) return 0;
        if (length == 0 || count % length != 0) CheckFailure.Rows(length, name, count, countName);
        return count / length;
    }

    /// <summary>Demands one value per column, that is a length which divides the number of elements.</summary>
    /// <param name="length">The length of the span of weights.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="countName">The parameter that has them.</param>
    /// <returns>The <see cref="Operands{T}.CycleLength"/>: 0 where there is one value per element.</returns>
    public static int Cycle(int length, string name, int count, string countName)
    {
        if (length == count) return 0;
        if (length == 0 || count % length != 0) CheckFailure.Cycle(length, name, count, countName);
        return length;
    }

    /// <summary>Demands a number of columns that divides the number of elements.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="name">Its parameter, or the name of the attribute's property.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="countName">The parameter that has them.</param>
    /// <returns>The number of rows.</returns>
    public static int Columns(int columns, string name, int count, string countName)
    {
        if (columns < 1) CheckFailure.NoColumns(columns, name);
        if (count % columns != 0) CheckFailure.Columns(columns, name, count, countName);
        return count / columns;
    }

    /// <summary>Demands that rows have the columns that a formula reads.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="name">The parameter that has them.</param>
    /// <param name="least">How many there must be.</param>
    public static void LeastColumns(int columns, string name, int least)
    {
        if (columns < least) CheckFailure.LeastColumns(columns, name, least);
    }

    /// <summary>Demands one value for each row, group or sequence.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="name">The span's parameter.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="unit">What they are called: "row".</param>
    /// <param name="countName">The parameter that has them.</param>
    public static void PerLoss(int length, string name, int count, string unit, string countName)
    {
        if (length != count) CheckFailure.PerLoss(length, name, count, unit, countName);
    }

    /// <summary>Demands that a span which is written shares no memory with another.</summary>
    /// <typeparam name="TWritten">The element type of the span that is written.</typeparam>
    /// <typeparam name="TOther">The element type of the other.</typeparam>
    /// <param name="written">The span that is written.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="other">The other span.</param>
    /// <param name="otherName">Its parameter.</param>
    public static void Apart<TWritten, TOther>(ReadOnlySpan<TWritten> written, string name, ReadOnlySpan<TOther> other, string otherName)
        where TWritten : unmanaged
        where TOther : unmanaged
    {
        bool overlap = Overlap(
            ref Unsafe.As<TWritten, byte>(ref MemoryMarshal.GetReference(written)),
            (nuint)written.Length * (nuint)Unsafe.SizeOf<TWritten>(),
            ref Unsafe.As<TOther, byte>(ref MemoryMarshal.GetReference(other)),
            (nuint)other.Length * (nuint)Unsafe.SizeOf<TOther>());
        if (overlap) CheckFailure.Overlap(name, otherName, mayBeSame: false);
    }

    /// <summary>Demands that a gradient is the very span of its own input, or shares no memory with it.</summary>
    /// <typeparam name="T">The element type of both.</typeparam>
    /// <param name="written">The gradient.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="input">The input.</param>
    /// <param name="inputName">Its parameter.</param>
    public static void ApartOrSame<T>(ReadOnlySpan<T> written, string name, ReadOnlySpan<T> input, string inputName)
        where T : unmanaged
    {
        bool overlap = Overlap(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(written)),
            (nuint)written.Length * (nuint)Unsafe.SizeOf<T>(),
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(input)),
            (nuint)input.Length * (nuint)Unsafe.SizeOf<T>());
        if (overlap && written != input) CheckFailure.Overlap(name, inputName, mayBeSame: true);
    }

    /// <summary>Demands that an option is in its range and a number.</summary>
    /// <typeparam name="T">The option's type.</typeparam>
    /// <param name="value">Its value.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="low">The least value allowed; <see cref="double.MinValue"/> where any finite number is.</param>
    /// <param name="high">The greatest; <see cref="double.MaxValue"/> where any greater number is.</param>
    /// <param name="lowExcluded">Whether the least itself is out of range.</param>
    public static void Range<T>(T value, string name, double low, double high, bool lowExcluded = false)
        where T : struct, INumberBase<T>
    {
        double number = double.CreateTruncating(value);

        // Written so that NaN fails.
        if (!(number <= high && (lowExcluded ? number > low : number >= low))) CheckFailure.Range(value, name, low, high, lowExcluded);
    }

    /// <summary>Demands that an option is a whole number in its range.</summary>
    /// <typeparam name="T">The option's type.</typeparam>
    /// <param name="value">Its value.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="low">The least value allowed.</param>
    /// <param name="high">The greatest.</param>
    public static void WholeRange<T>(T value, string name, double low, double high)
        where T : struct, INumberBase<T>
    {
        Range(value, name, low, high);
        if (!T.IsInteger(value)) CheckFailure.Whole(value, name, low, high);
    }

    // Of bytes, which is one method for all types.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap(ref byte first, nuint firstBytes, ref byte second, nuint secondBytes)
    {
        nuint distance = (nuint)Unsafe.ByteOffset(ref first, ref second);

        // One begins inside the other, going round the end of the address space where the second begins first. An empty span begins nowhere.
        return (distance < firstBytes && secondBytes != 0) || (unchecked(0 - distance) < secondBytes && firstBytes != 0);
    }
}
