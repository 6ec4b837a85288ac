using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Conformance.Tests;

/// <summary>Expected numbers from elsewhere against the helpers of the library.</summary>
public class HelperTests
{
    public static TheoryData<string> Helpers => [.. HelperMapping.All.Select(h => h.Helper)];

    [Theory, MemberData(nameof(Helpers))]
    public void Cases_agree(string helper)
    {
        HelperMapping mapping = HelperMapping.All.Single(h => h.Helper == helper);
        foreach (ConformanceCase test in ConformanceData.HelperCases.Where(c => c.Loss == helper))
        {
            Assert.Empty(Verdict.Failures(test, Result(mapping.Double(test)), test.Tolerance));
            Assert.Empty(Verdict.Failures(test, Result(mapping.Single(test)), test.Tolerance32!));
        }
    }

    [Fact]
    public void Every_file_is_there_in_full() =>
        Assert.Equal(
            HelperMapping.All.Select(h => (h.Helper, h.Count)).Append((AccumulationTests.Helper, 2)).ToDictionary(),
            ConformanceData.HelperCases.GroupBy(c => c.Loss).ToDictionary(g => g.Key, g => g.Count()));

    private static CaseResult Result(double[] values) => new(values, new Dictionary<string, double[]>());
}
