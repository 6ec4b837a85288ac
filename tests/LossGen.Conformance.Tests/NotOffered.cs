using System.Collections.Generic;
using System.Linq;

namespace LossGen.Conformance.Tests;

/// <summary>The options of cases that LossGen does not have, and why. A case with one of them is listed, not run.</summary>
internal static class NotOffered
{
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["rowReduction"] = "Keras's mean over the last axis before the reduction: element-wise kinds reduce over all elements.",
    };

    /// <summary>What a case has that LossGen does not.</summary>
    public static IEnumerable<string> In(ConformanceCase test)
    {
        foreach (string option in test.Options.Keys.Where(o => !LossMapping.Of(test.Loss).Offers(o))) yield return Options[option];
        if (test.Options.ContainsKey("perClass") && test.Options.ContainsKey("weightNormalization") && test.Reduction != "mean")
        {
            yield return "A weighted mean over classes inside another reduction over samples.";
        }
    }
}
