using System.Collections.Generic;
using System.Linq;

namespace LossGen.Conformance.Tests;

/// <summary>The options of cases that LossGen does not have, and why. A case with one of them is listed, not run.</summary>
internal static class NotOffered
{
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["rowReduction"] = "Keras's mean over the last axis before the reduction: element-wise kinds reduce over all elements.",
        ["convertBinaryTargets"] = "Keras's guess that 0/1 targets mean −1/+1: targets are what the kind says they are.",
    };

    public static IEnumerable<string> In(ConformanceCase test) => test.Options.Keys.Where(o => !LossMapping.Of(test.Loss).Offers(o));
}
