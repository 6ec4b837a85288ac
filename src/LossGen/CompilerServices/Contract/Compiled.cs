using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>How the JIT is to treat methods that decide how long the first call of a loss takes.</summary>
internal static class Compiled
{
    /// <summary>
    /// Of a method that does not know the kernel: once for all kernels, and well at once. Inlined, it would be compiled anew for each of them, which takes longer than the kernel
    /// itself; compiled quickly, it would bring all the small methods that it calls.
    /// </summary>
    public const MethodImplOptions Once = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
