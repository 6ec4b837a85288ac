using System;
using System.Linq;
using System.Runtime.InteropServices;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class HalfConversionTests
{
    [Fact]
    public void Every_half_becomes_the_float_that_a_cast_makes_of_it()
    {
        Half[] source = [.. Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        float[] target = new float[source.Length];

        HalfConversion.ToSingle(in source[0], ref target[0], source.Length);

        Assert.Equal(Array.ConvertAll(source, x => BitConverter.SingleToUInt32Bits((float)x)), Array.ConvertAll(target, BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Floats_are_rounded_as_a_cast_rounds_them()
    {
        // Every half, what lies halfway between it and the next, one bit to either side of both; then one float in 4099 of all there are.
        uint[] near =
        [
            .. from half in Enumerable.Range(0, 1 << 16)
               let bits = BitConverter.SingleToUInt32Bits((float)BitConverter.UInt16BitsToHalf((ushort)half))
               from middle in new[] { bits, bits + 0x1000, bits + 0x2000 }
               from offset in new[] { 0u, 1u, uint.MaxValue }
               select unchecked(middle + offset),
        ];
        uint[] between =
        [
            .. from half in Enumerable.Range(0, (1 << 16) - 1)
               let value = (float)BitConverter.UInt16BitsToHalf((ushort)half)
               let bits = BitConverter.SingleToUInt32Bits((value + (float)BitConverter.UInt16BitsToHalf((ushort)(half + 1))) / 2)
               from offset in new[] { 0u, 1u, uint.MaxValue }
               select unchecked(bits + offset),
        ];
        uint[] sample = [.. Enumerable.Range(0, (int)((1L << 32) / 4099)).Select(i => (uint)i * 4099u)];
        float[] source = [.. near.Concat(between).Concat(sample).Select(BitConverter.UInt32BitsToSingle)];
        Half[] target = new Half[source.Length];

        HalfConversion.FromSingle(in source[0], ref target[0], source.Length);

        for (int i = 0; i < source.Length; i++)
        {
            ushort expected = BitConverter.HalfToUInt16Bits((Half)source[i]);
            ushort actual = BitConverter.HalfToUInt16Bits(target[i]);
            if (expected != actual) Assert.Fail($"0x{BitConverter.SingleToUInt32Bits(source[i]):X8} became 0x{actual:X4}, not 0x{expected:X4}.");
        }
    }

    [Fact]
    public void Only_as_many_as_asked_for_are_written()
    {
        for (int length = 0; length < 70; length++)
        {
            Guarded<Half> halves = new([.. Enumerable.Range(0, length).Select(i => (Half)i)], (Half)(-1));
            Guarded<float> singles = new(length, -1);
            ref Half half = ref MemoryMarshal.GetReference(halves.Span);
            ref float single = ref MemoryMarshal.GetReference(singles.Span);
            HalfConversion.ToSingle(ref half, ref single, length);
            Assert.Equal(Enumerable.Range(0, length).Select(i => (float)i), singles.Span.ToArray());
            halves.Span.Clear();
            HalfConversion.FromSingle(ref single, ref half, length);
            Assert.Equal(Enumerable.Range(0, length).Select(i => (Half)i), halves.Span.ToArray());
            halves.AssertIntact();
            singles.AssertIntact();
        }
    }
}
