using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Scratch on the stack that straddles no more cache lines than it must.</summary>
internal static unsafe class StackMemory
{
    /// <summary>The size of a cache line: what scratch must be larger by, to be aligned in it.</summary>
    public const int Alignment = 64;

    /// <summary>The first aligned address at or after this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void* Align(void* address) => (void*)(((nint)address + (Alignment - 1)) & -Alignment);
}
