using System.Collections.Generic;
using System.Linq;

namespace LossGen.Conformance.Tests;

/// <summary>Compares a result with what a case expects.</summary>
internal static class Verdict
{
    public static IEnumerable<string> Failures(ConformanceCase test, CaseResult result, Tolerances tolerances)
    {
        IEnumerable<string> losses = Lengths(test, "loss", result.Loss, test.ExpectedLoss) ?? result.Loss
            .Select((actual, i) => (actual, expected: test.ExpectedLoss[i], i))
            .Where(p => !tolerances.Loss.Accepts(p.actual, p.expected))
            .Select(p => $"{test.Id} loss[{p.i}]: {p.actual:R}, not {p.expected:R}");
        return losses.Concat(test.ExpectedGradients.SelectMany(g => Gradients(test, g.Key, result.Gradients[g.Key], g.Value, tolerances.Gradients!)));
    }

    private static IEnumerable<string> Gradients(ConformanceCase test, string input, double[] actual, double[] expected, Tolerance tolerance)
    {
        if (Lengths(test, input, actual, expected) is { } failure) return failure;
        IEnumerable<int> wrong = Enumerable.Range(0, actual.Length);
        return test.OneSided is { } sides && sides.Low.TryGetValue(input, out double[]? low)
            ? wrong.Where(i => !tolerance.Accepts(actual[i], low[i], sides.High[input][i], sides.Slack))
                .Select(i => $"{test.Id} gradient of {input}[{i}]: {actual[i]:R}, not from {low[i]:R} to {sides.High[input][i]:R}")
            : wrong.Where(i => !tolerance.Accepts(actual[i], expected[i]))
                .Select(i => $"{test.Id} gradient of {input}[{i}]: {actual[i]:R}, not {expected[i]:R}");
    }

    private static string[]? Lengths(ConformanceCase test, string what, double[] actual, double[] expected) =>
        actual.Length == expected.Length ? null : [$"{test.Id} {what}: {actual.Length} values, not {expected.Length}"];
}
