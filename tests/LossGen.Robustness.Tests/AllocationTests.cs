using System;
using System.Collections.Generic;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>Calls leave nothing on the heap: what scratch they need comes from pools.</summary>
public sealed class AllocationTests(Methods methods) : IClassFixture<Methods>
{
    private const int Calls = 100;

    // A collection that another test brings about may empty the pools in the middle of one.
    private const int Trials = 5;

    // The adapter boxes what is returned.
    private const int BoxBytes = 24;

    public static TheoryData<string> Names => RobustnessTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        Method method = Method.Of(name);
        Draw draw = new(Rows: 20, Columns: 33, Depth: 3, Seed: 1, IsWild: false, IsInPlace: false, IsAtEnd: false);
        Arguments arguments = Arguments.Valid(method, draw);
        Dictionary<string, object> given = new(arguments.Scalars);
        foreach (SpanParameter span in method.Spans) given.Add(span.Name, Guarded.Plain(span.Type, arguments.Spans[span.Name]));
        LossCall call = methods[method];
        for (int i = 0; i < 10; i++) call(given);

        long allocated = long.MaxValue;
        for (int trial = 0; trial < Trials && allocated > Calls * BoxBytes; trial++) allocated = Math.Min(allocated, Allocated(call, given));
        Assert.InRange(allocated, 0, Calls * BoxBytes);
    }

    private static long Allocated(LossCall call, Dictionary<string, object> given)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++) call(given);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
