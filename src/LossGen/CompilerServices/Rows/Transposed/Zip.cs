using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.CompilerServices;

/// <summary>Elements of two vectors in turn. There is no portable operation for it, but shuffles that each processor makes what it can of.</summary>
internal static class Zip
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lower(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.UnpackLow(first, second) : Portable.Lower(first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Upper(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.UnpackHigh(first, second) : Portable.Upper(first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Lower(Vector128<double> first, Vector128<double> second) =>
        Sse2.IsSupported ? Sse2.UnpackLow(first, second) : Portable.Lower(first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Upper(Vector128<double> first, Vector128<double> second) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(first, second) : Portable.Upper(first, second);

    /// <summary>What other processors do, here to be tested on all.</summary>
    internal static class Portable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> Lower(Vector128<float> first, Vector128<float> second) =>
            InTurn(Vector128.Shuffle(first, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(second, Vector128.Create(0, 0, 1, 1)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> Upper(Vector128<float> first, Vector128<float> second) =>
            InTurn(Vector128.Shuffle(first, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(second, Vector128.Create(2, 2, 3, 3)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Lower(Vector128<double> first, Vector128<double> second) =>
            Vector128.ConditionalSelect(Vector128.Create(-1L, 0).AsDouble(), first, Vector128.Shuffle(second, Vector128.Create(0L, 0)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Upper(Vector128<double> first, Vector128<double> second) =>
            Vector128.ConditionalSelect(Vector128.Create(-1L, 0).AsDouble(), Vector128.Shuffle(first, Vector128.Create(1L, 1)), second);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<float> InTurn(Vector128<float> even, Vector128<float> odd) =>
            Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), even, odd);
    }
}
