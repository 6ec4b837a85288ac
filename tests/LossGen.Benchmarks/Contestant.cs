using System;

namespace LossGen.Benchmarks;

/// <summary>One fused call: returns the mean loss and writes the gradients.</summary>
internal delegate double LossCall(Batch batch);

/// <summary>The same for element-wise losses.</summary>
internal delegate double ElementCall(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients);

/// <summary>One who does the same work in another way.</summary>
internal interface IContestant
{
    /// <summary>The column of the table.</summary>
    string Name { get; }

    /// <summary>Returns the mean loss and leaves the gradients in the batch.</summary>
    double Compute(Batch batch);

    /// <summary>How many seconds one of so many calls takes.</summary>
    double Seconds(Batch batch, int calls);
}

/// <summary>A contestant of this process.</summary>
internal sealed record Contestant(string Name, LossCall Call) : IContestant
{
    public double Compute(Batch batch) => Call(batch);

    public double Seconds(Batch batch, int calls)
    {
        double start = ThreadClock.Seconds;
        for (int i = 0; i < calls; i++) Call(batch);
        return (ThreadClock.Seconds - start) / calls;
    }
}
