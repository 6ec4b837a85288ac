using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.Benchmarks.Peers;

/// <summary>The limit: reads both inputs and writes the gradients; the one instruction in between needs both.</summary>
internal static class MemoryPeer
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Move(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
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

        return 0;
    }
}
