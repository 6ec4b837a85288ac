using System;
using System.Collections.Generic;
using System.Globalization;

namespace LossGen.Generator.Ir;

/// <summary>How large what is made of a formula may become, stage by stage. What stays within all of them takes the generator and the compiler a moment.</summary>
internal static class Limits
{
    public static readonly Limit Formula = new(400, "takes more than {0} operations once its calls and branches are written out");

    /// <summary>Calls within calls, branches within branches and brackets within brackets, on a stack of any size.</summary>
    public static readonly Limit Depth = new(400, "is nested more than {0} deep, or too deep for the stack");

    public static readonly Limit Gradient = new(2500, "has a gradient of more than {0} operations");

    public static readonly Limit Rewriting = new(50_000, "takes more than {0} steps to simplify");

    public static readonly Limit Passes = new(12, "goes over its rows more than {0} times, since each sum or maximum of a row needs those before it");

    public static readonly Limit Schedule = new(2500, "takes more than {0} operations over all the times that it goes over its rows");

    public static readonly Limit Instructions = new(20_000, "becomes more than {0} instructions");

    public static readonly Limit Text = new(1_000_000, "becomes more than {0} characters of C#");

    /// <summary>All of them, in the order of the stages.</summary>
    public static IReadOnlyList<Limit> All { get; } = [Formula, Depth, Gradient, Rewriting, Passes, Schedule, Instructions, Text];
}

/// <summary>A row of <see cref="Limits"/>.</summary>
/// <param name="Most">The largest amount that is compiled.</param>
/// <param name="Format">What is said of a formula beyond it, as a composite format over the amount.</param>
internal sealed record Limit(int Most, string Format)
{
    public string Message => string.Format(CultureInfo.InvariantCulture, Format, Most);

    /// <summary>Stops the stage where there is more.</summary>
    /// <exception cref="LimitExceededException">There is more.</exception>
    public void Check(int amount)
    {
        if (amount > Most) throw new LimitExceededException(this);
    }
}

/// <summary>Leaves a stage that would not come to an end in time. Who runs the stages on a user's formula catches it.</summary>
internal sealed class LimitExceededException(Limit limit) : Exception(limit.Message)
{
    public Limit Limit => limit;
}
