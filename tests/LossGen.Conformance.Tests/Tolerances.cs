using System;
using System.Text.Json;

namespace LossGen.Conformance.Tests;

/// <summary>How far a case lets an implementation be off; cases without gradients have no tolerance for them.</summary>
internal sealed record Tolerances(Tolerance Loss, Tolerance? Gradients)
{
    public static Tolerances? Read(JsonElement json) => json.ValueKind == JsonValueKind.Null
        ? null
        : new(Tolerance.Read(json.GetProperty("loss")), json.TryGetProperty("gradients", out JsonElement gradients) ? Tolerance.Read(gradients) : null);
}

/// <summary>An absolute and a relative error.</summary>
internal sealed record Tolerance(double Relative, double Absolute)
{
    public static Tolerance Read(JsonElement json) => new(json.GetProperty("rtol").GetDouble(), json.GetProperty("atol").GetDouble());

    public double At(double expected) => Absolute + Relative * Math.Abs(expected);

    public bool Accepts(double actual, double expected) => double.IsFinite(expected)
        ? Math.Abs(actual - expected) <= At(expected)
        : actual.Equals(expected);

    public bool Accepts(double actual, double low, double high, double slack) =>
        actual >= low - slack - At(low) && actual <= high + slack + At(high);
}
