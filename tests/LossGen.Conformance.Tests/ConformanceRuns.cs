using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Generator.Model;
using LossGen.Generator.Tests;

namespace LossGen.Conformance.Tests;

/// <summary>Every case with every way of running it, the methods of a loss in one compilation.</summary>
public sealed class ConformanceRuns : IDisposable
{
    private readonly IReadOnlyList<CaseRun> _runs;
    private readonly Dictionary<string, Lazy<LossBatch>> _batches;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _ahead;

    public ConformanceRuns()
    {
        _runs = [.. ConformanceData.Cases.Where(c => !NotOffered.In(c).Any()).SelectMany(CaseRun.Of)];
        _batches = _runs.GroupBy(r => r.Case.Loss).ToDictionary(g => g.Key, g => new Lazy<LossBatch>(() => new LossBatch(g.SelectMany(r => r.Plans).Select(p => p.Text), ConformanceFormulas.Source)));

        // Tests of one class run one after the other: what the next ones need is compiled meanwhile.
        _ahead = Task.Run(() =>
        {
            foreach (Lazy<LossBatch> batch in _batches.Values.TakeWhile(_ => !_end.IsCancellationRequested)) _ = batch.Value;
        });
    }

    internal IEnumerable<CaseRun> Of(string loss, Dtype dtype, Flavour flavour) =>
        _runs.Where(r => r.Case.Loss == loss && r.Dtype == dtype && r.Flavour == flavour);

    internal IEnumerable<string> Failures(CaseRun run) => run.Failures(_batches[run.Case.Loss].Value);

    public void Dispose()
    {
        _end.Cancel();
        _ahead.Wait();
        _end.Dispose();
        foreach (Lazy<LossBatch> batch in _batches.Values.Where(b => b.IsValueCreated)) batch.Value.Dispose();
    }
}

/// <summary>A case in one precision and flavour.</summary>
internal sealed class CaseRun
{
    private CaseRun(ConformanceCase test, Dtype dtype, Flavour flavour)
    {
        Case = test;
        Dtype = dtype;
        Flavour = flavour;
        Plans = [.. (QuantileColumns.Applies(test) ? QuantileColumns.Split(test) : [LossMapping.Of(test.Loss).Form(test)]).Select(c => new CasePlan(c, dtype, flavour))];
    }

    public ConformanceCase Case { get; }

    public Dtype Dtype { get; }

    public Flavour Flavour { get; }

    public IReadOnlyList<CasePlan> Plans { get; }

    public static IEnumerable<CaseRun> Of(ConformanceCase test) =>
        from dtype in new[] { Dtype.Single, Dtype.Double }
        where dtype == Dtype.Double || test.Tolerance32 is not null
        from flavour in Enum.GetValues<Flavour>()
        where flavour == Flavour.Parameters || IsRunWithConstants(test, dtype)
        select new CaseRun(test, dtype, flavour);

    // Kernels of rows are long and constants make one for nearly every case: half of the cases have theirs in float, half in double.
    private static bool IsRunWithConstants(ConformanceCase test, Dtype dtype) =>
        !LossMapping.Of(test.Loss).IsOfRows || test.Tolerance32 is null || (dtype == Dtype.Double) == (test.Index % 2 == 0);

    public IEnumerable<string> Failures(LossBatch batch)
    {
        CaseResult[] results = [.. Plans.Select(p => p.Run(batch[p.Text]))];
        CaseResult result = QuantileColumns.Applies(Case) ? QuantileColumns.Join(Case, results) : results.Single();
        ConformanceCase laidOut = LossMapping.Of(Case.Loss).Form(Case);
        return Verdict.Failures(laidOut, result, Dtype == Dtype.Double ? Case.Tolerance : Case.Tolerance32!);
    }
}
