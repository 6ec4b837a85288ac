using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Half to float and back, with the bits of C#'s conversions. Integer arithmetic but for exact scaling: no width can differ.</summary>
internal static class HalfConversion
{
    private const uint SingleInfinity = 0x7F80_0000;
    private const uint HalfInfinity = 0x7C00;

    // 2^112 moves the exponent of Half (bias 15), placed where float's is (bias 127), to its value; subnormals too.
    private const uint Rescale = 0x7780_0000;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToSingle(ref readonly Half source, ref float target, int count)
    {
        ref ushort from = ref Unsafe.As<Half, ushort>(ref Unsafe.AsRef(in source));
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= count - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
            {
                (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                ToSingle(lower).StoreUnsafe(ref target, (nuint)i);
                ToSingle(upper).StoreUnsafe(ref target, (nuint)(i + Vector256<float>.Count));
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= count - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
            {
                (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
                ToSingle(lower).StoreUnsafe(ref target, (nuint)i);
                ToSingle(upper).StoreUnsafe(ref target, (nuint)(i + Vector128<float>.Count));
            }
        }

        for (; i < count; i++) Unsafe.Add(ref target, i) = (float)BitConverter.UInt16BitsToHalf(Unsafe.Add(ref from, i));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromSingle(ref readonly float source, ref Half target, int count)
    {
        ref ushort to = ref Unsafe.As<Half, ushort>(ref target);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= count - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
            {
                Vector256<uint> lower = FromSingle(Vector256.LoadUnsafe(in source, (nuint)i));
                Vector256<uint> upper = FromSingle(Vector256.LoadUnsafe(in source, (nuint)(i + Vector256<float>.Count)));
                Vector256.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= count - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
            {
                Vector128<uint> lower = FromSingle(Vector128.LoadUnsafe(in source, (nuint)i));
                Vector128<uint> upper = FromSingle(Vector128.LoadUnsafe(in source, (nuint)(i + Vector128<float>.Count)));
                Vector128.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < count; i++) Unsafe.Add(ref to, i) = BitConverter.HalfToUInt16Bits((Half)Unsafe.Add(ref Unsafe.AsRef(in source), i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToSingle(Vector256<uint> half)
    {
        Vector256<uint> sign = (half & Vector256.Create(0x8000u)) << 16;
        Vector256<uint> magnitude = half & Vector256.Create(0x7FFFu);
        Vector256<uint> placed = magnitude << 13;
        Vector256<uint> finite = (placed.AsSingle() * Vector256.Create(Rescale).AsSingle()).AsUInt32();
        Vector256<uint> quiet = Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create((int)HalfInfinity)).AsUInt32() & Vector256.Create(0x0040_0000u);
        Vector256<uint> special = placed | Vector256.Create(SingleInfinity) | quiet;
        Vector256<uint> isSpecial = Vector256.GreaterThanOrEqual(magnitude.AsInt32(), Vector256.Create((int)HalfInfinity)).AsUInt32();
        return (Vector256.ConditionalSelect(isSpecial, special, finite) | sign).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToSingle(Vector128<uint> half)
    {
        Vector128<uint> sign = (half & Vector128.Create(0x8000u)) << 16;
        Vector128<uint> magnitude = half & Vector128.Create(0x7FFFu);
        Vector128<uint> placed = magnitude << 13;
        Vector128<uint> finite = (placed.AsSingle() * Vector128.Create(Rescale).AsSingle()).AsUInt32();
        Vector128<uint> quiet = Vector128.GreaterThan(magnitude.AsInt32(), Vector128.Create((int)HalfInfinity)).AsUInt32() & Vector128.Create(0x0040_0000u);
        Vector128<uint> special = placed | Vector128.Create(SingleInfinity) | quiet;
        Vector128<uint> isSpecial = Vector128.GreaterThanOrEqual(magnitude.AsInt32(), Vector128.Create((int)HalfInfinity)).AsUInt32();
        return (Vector128.ConditionalSelect(isSpecial, special, finite) | sign).AsSingle();
    }

    // Below 2^-14 a Half is subnormal: adding ½ leaves its 10 bits, rounded by the hardware, at the bottom of the sum. From 2^16 on all is infinite,
    // and just below it the carry of the rounding makes infinity.
    private const uint LeastNormal = 0x3880_0000;
    private const uint Overflow = 0x4780_0000;
    private const uint OneHalf = 0x3F00_0000;
    private const uint Rebias = 0xC800_0FFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> FromSingle(Vector256<float> single)
    {
        Vector256<uint> bits = single.AsUInt32();
        Vector256<uint> magnitude = bits & Vector256.Create(0x7FFF_FFFFu);
        Vector256<uint> sign = (bits >>> 16) & Vector256.Create(0x8000u);
        Vector256<uint> odd = (magnitude >>> 13) & Vector256.Create(1u);
        Vector256<uint> normal = (magnitude + Vector256.Create(Rebias) + odd) >>> 13;
        Vector256<uint> half = Vector256.Create(OneHalf);
        Vector256<uint> subnormal = (magnitude.AsSingle() + half.AsSingle()).AsUInt32() - half;
        Vector256<uint> payload = ((magnitude >>> 13) & Vector256.Create(0x1FFu)) | Vector256.Create(0x0200u);
        Vector256<uint> isNumber = Vector256.LessThanOrEqual(magnitude.AsInt32(), Vector256.Create((int)SingleInfinity)).AsUInt32();
        Vector256<uint> special = Vector256.Create(HalfInfinity) | Vector256.AndNot(payload, isNumber);
        Vector256<uint> isSubnormal = Vector256.LessThan(magnitude.AsInt32(), Vector256.Create((int)LeastNormal)).AsUInt32();
        Vector256<uint> isSpecial = Vector256.GreaterThanOrEqual(magnitude.AsInt32(), Vector256.Create((int)Overflow)).AsUInt32();
        return Vector256.ConditionalSelect(isSpecial, special, Vector256.ConditionalSelect(isSubnormal, subnormal, normal)) | sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> FromSingle(Vector128<float> single)
    {
        Vector128<uint> bits = single.AsUInt32();
        Vector128<uint> magnitude = bits & Vector128.Create(0x7FFF_FFFFu);
        Vector128<uint> sign = (bits >>> 16) & Vector128.Create(0x8000u);
        Vector128<uint> odd = (magnitude >>> 13) & Vector128.Create(1u);
        Vector128<uint> normal = (magnitude + Vector128.Create(Rebias) + odd) >>> 13;
        Vector128<uint> half = Vector128.Create(OneHalf);
        Vector128<uint> subnormal = (magnitude.AsSingle() + half.AsSingle()).AsUInt32() - half;
        Vector128<uint> payload = ((magnitude >>> 13) & Vector128.Create(0x1FFu)) | Vector128.Create(0x0200u);
        Vector128<uint> isNumber = Vector128.LessThanOrEqual(magnitude.AsInt32(), Vector128.Create((int)SingleInfinity)).AsUInt32();
        Vector128<uint> special = Vector128.Create(HalfInfinity) | Vector128.AndNot(payload, isNumber);
        Vector128<uint> isSubnormal = Vector128.LessThan(magnitude.AsInt32(), Vector128.Create((int)LeastNormal)).AsUInt32();
        Vector128<uint> isSpecial = Vector128.GreaterThanOrEqual(magnitude.AsInt32(), Vector128.Create((int)Overflow)).AsUInt32();
        return Vector128.ConditionalSelect(isSpecial, special, Vector128.ConditionalSelect(isSubnormal, subnormal, normal)) | sign;
    }
}
