using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using Xunit;
using Xunit.Abstractions;

namespace LossGen.Conformance.Tests;

/// <summary>Expected losses and gradients from elsewhere (PyTorch, optax, Kornia, …) against really generated methods.</summary>
public sealed class ConformanceTests(ConformanceRuns runs, ITestOutputHelper output) : IClassFixture<ConformanceRuns>
{
    public static TheoryData<string, string, Flavour> Files
    {
        get
        {
            TheoryData<string, string, Flavour> rows = [];
            foreach (LossMapping mapping in LossMapping.All)
            {
                foreach (Flavour flavour in Enum.GetValues<Flavour>())
                {
                    rows.Add(mapping.Loss, nameof(Dtype.Single), flavour);
                    rows.Add(mapping.Loss, nameof(Dtype.Double), flavour);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_agree(string loss, string dtype, Flavour flavour)
    {
        string[] failures = [.. runs.Of(loss, Enum.Parse<Dtype>(dtype), flavour).SelectMany(runs.Failures)];

        Assert.True(failures.Length == 0, $"{failures.Length} values are wrong:\n" + string.Join("\n", failures.Take(20)));
    }

    [Fact]
    public void Every_case_is_run_or_listed_by_name_with_a_reason()
    {
        ILookup<bool, ConformanceCase> cases = ConformanceData.Cases.ToLookup(c => NotOffered.In(c).Any());
        foreach (ConformanceCase listed in cases[true])
        {
            output.WriteLine($"{listed.Id}: not run. " + string.Join(" ", NotOffered.In(listed)));
        }

        foreach (ConformanceCase listed in cases[false].Where(c => c.Tolerance32 is null)) output.WriteLine($"{listed.Id}: not run in float, as the case says.");

        IEnumerable<string> run = LossMapping.All.SelectMany(m => runs.Of(m.Loss, Dtype.Double, Flavour.Parameters)).Select(r => r.Case.Id);
        Assert.Equal(
            ConformanceData.Cases.Select(c => c.Id).Order(StringComparer.Ordinal),
            run.Concat(cases[true].Select(c => c.Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_is_there_in_full()
    {
        Dictionary<string, int> counts = ConformanceData.Cases.GroupBy(c => c.Loss).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(LossMapping.All.ToDictionary(m => m.Loss, m => m.Count), counts);
    }

    [Fact]
    public void Float_runs_of_all_cases_that_allow_it() =>
        Assert.Equal(
            ConformanceData.Cases.Count(c => c.Tolerance32 is not null && !NotOffered.In(c).Any()),
            LossMapping.All.Sum(m => runs.Of(m.Loss, Dtype.Single, Flavour.Parameters).Count()));
}
