using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.CompilerServices;

/// <summary>Elements of two vectors in turn. There is no portable operation for it, but shuffles that each processor makes what it can of.</summary>
internal static class Zip
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lower(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.UnpackLow(first, second) : PortableLower(first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Upper(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.UnpackHigh(first, second) : PortableUpper(first, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Lower(Vector128<double> first, Vector128<double> second) => Vector128.Create(first.GetLower(), second.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Upper(Vector128<double> first, Vector128<double> second) => Vector128.Create(first.GetUpper(), second.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> PortableLower(Vector128<float> first, Vector128<float> second) =>
        Blend(Vector128.Shuffle(first, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(second, Vector128.Create(0, 0, 1, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> PortableUpper(Vector128<float> first, Vector128<float> second) =>
        Blend(Vector128.Shuffle(first, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(second, Vector128.Create(2, 2, 3, 3)));

    private static Vector128<float> Blend(Vector128<float> even, Vector128<float> odd) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), even, odd);
}
