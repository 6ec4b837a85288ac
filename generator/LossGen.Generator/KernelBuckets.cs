using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator;

/// <summary>
/// The distinct kernels of all declarations, each in a place that follows from itself: in a list, one kernel more or less would shift all that follow, and the incremental
/// pipeline would emit those again.
/// </summary>
internal static class KernelBuckets
{
    private const int Count = 1024;

    /// <summary>Every bucket, most of them empty.</summary>
    public static ImmutableArray<EquatableArray<KernelSpec>> Of(ImmutableArray<KernelSpec> all)
    {
        List<KernelSpec>?[] buckets = new List<KernelSpec>?[Count];
        foreach (KernelSpec kernel in all.Distinct())
        {
            (buckets[(uint)kernel.GetHashCode() % Count] ??= []).Add(kernel);
        }

        return [.. buckets.Select(b => b is null ? [] : b.ToEquatableArray())];
    }
}
