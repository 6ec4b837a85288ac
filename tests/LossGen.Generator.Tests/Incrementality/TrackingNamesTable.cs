using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace LossGen.Generator.Tests.Incrementality;

/// <summary>The constants of <see cref="TrackingNames"/>.</summary>
internal static class TrackingNamesTable
{
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];
}
