using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.Benchmarks.Peers;

/// <summary>The limit: moves the bytes that anybody has to.</summary>
internal static class MemoryPeer
{
    /// <summary>Reads two inputs and writes the first gradient; the one instruction in between needs both.</summary>
    public static double Merge(Batch batch)
    {
        Merge(batch.First, batch.Second, batch.FirstGradient);
        return 0;
    }

    /// <summary>Reads as many inputs as have gradients, and writes these.</summary>
    public static double Copy(Batch batch)
    {
        for (int i = 0; i < batch.Gradients.Length; i++) Copy(batch.Inputs[i], batch.Gradients[i]);
        return 0;
    }

    /// <summary>Reads the first input.</summary>
    public static double Read(Batch batch) => Read(batch.First);

    /// <summary>Reads two inputs.</summary>
    public static double ReadBoth(Batch batch) => Read(batch.First) + Read(batch.Second);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        ref float first = ref MemoryMarshal.GetReference(predictions);
        ref float second = ref MemoryMarshal.GetReference(targets);
        ref float third = ref MemoryMarshal.GetReference(gradients);
        nuint whole = (nuint)predictions.Length & ~(nuint)63;
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < whole; i += 64)
            {
                (Vector512.LoadUnsafe(ref first, i) ^ Vector512.LoadUnsafe(ref second, i)).StoreUnsafe(ref third, i);
                (Vector512.LoadUnsafe(ref first, i + 16) ^ Vector512.LoadUnsafe(ref second, i + 16)).StoreUnsafe(ref third, i + 16);
                (Vector512.LoadUnsafe(ref first, i + 32) ^ Vector512.LoadUnsafe(ref second, i + 32)).StoreUnsafe(ref third, i + 32);
                (Vector512.LoadUnsafe(ref first, i + 48) ^ Vector512.LoadUnsafe(ref second, i + 48)).StoreUnsafe(ref third, i + 48);
            }
        }
        else
        {
            for (nuint i = 0; i < whole; i += 32)
            {
                (Vector256.LoadUnsafe(ref first, i) ^ Vector256.LoadUnsafe(ref second, i)).StoreUnsafe(ref third, i);
                (Vector256.LoadUnsafe(ref first, i + 8) ^ Vector256.LoadUnsafe(ref second, i + 8)).StoreUnsafe(ref third, i + 8);
                (Vector256.LoadUnsafe(ref first, i + 16) ^ Vector256.LoadUnsafe(ref second, i + 16)).StoreUnsafe(ref third, i + 16);
                (Vector256.LoadUnsafe(ref first, i + 24) ^ Vector256.LoadUnsafe(ref second, i + 24)).StoreUnsafe(ref third, i + 24);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(ReadOnlySpan<float> input, Span<float> gradients)
    {
        ref float first = ref MemoryMarshal.GetReference(input);
        ref float second = ref MemoryMarshal.GetReference(gradients);
        nuint whole = (nuint)input.Length & ~(nuint)31;
        for (nuint i = 0; i < whole; i += 32)
        {
            (~Vector256.LoadUnsafe(ref first, i)).StoreUnsafe(ref second, i);
            (~Vector256.LoadUnsafe(ref first, i + 8)).StoreUnsafe(ref second, i + 8);
            (~Vector256.LoadUnsafe(ref first, i + 16)).StoreUnsafe(ref second, i + 16);
            (~Vector256.LoadUnsafe(ref first, i + 24)).StoreUnsafe(ref second, i + 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Read(ReadOnlySpan<float> input)
    {
        ref float first = ref MemoryMarshal.GetReference(input);
        nuint whole = (nuint)input.Length & ~(nuint)31;
        Vector256<float> even = default, odd = default;
        for (nuint i = 0; i < whole; i += 32)
        {
            even ^= Vector256.LoadUnsafe(ref first, i) ^ Vector256.LoadUnsafe(ref first, i + 8);
            odd ^= Vector256.LoadUnsafe(ref first, i + 16) ^ Vector256.LoadUnsafe(ref first, i + 24);
        }

        return (even ^ odd).ToScalar();
    }
}
