using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace LossGen.Conformance.Tests;

/// <summary>One case of <c>data/</c>, whose README says what the fields mean.</summary>
internal sealed record ConformanceCase
{
    public required string Id { get; init; }

    public required string Loss { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Options { get; init; }

    public required IReadOnlyDictionary<string, double[]> Inputs { get; init; }

    public required IReadOnlyDictionary<string, int[]> Shapes { get; init; }

    public required string Reduction { get; init; }

    public required double[]? Upstream { get; init; }

    public required double[] ExpectedLoss { get; init; }

    public required IReadOnlyDictionary<string, double[]> ExpectedGradients { get; init; }

    public required OneSided? OneSided { get; init; }

    public required Tolerances Tolerance { get; init; }

    public required Tolerances? Tolerance32 { get; init; }

    /// <summary>The number at the end of the id.</summary>
    public int Index => int.Parse(Id.AsSpan(Id.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);

    public bool IsReduced => Reduction != "none";

    public double? Number(string option) =>
        Options.TryGetValue(option, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public override string ToString() => Id;

    public static IReadOnlyList<ConformanceCase> Load(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static ConformanceCase Read(JsonElement json)
    {
        JsonElement expected = json.GetProperty("expected");
        return new()
        {
            Id = json.GetProperty("id").GetString()!,
            Loss = json.GetProperty("loss").GetString()!,
            Options = json.GetProperty("options").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone()),
            Inputs = Arrays(json.GetProperty("inputs")),
            Shapes = json.GetProperty("shapes").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.EnumerateArray().Select(d => d.GetInt32()).ToArray()),
            Reduction = json.GetProperty("reduction").GetString()!,
            Upstream = json.TryGetProperty("upstream", out JsonElement upstream) ? Numbers(upstream) : null,
            ExpectedLoss = Numbers(expected.GetProperty("loss")),
            ExpectedGradients = expected.TryGetProperty("gradients", out JsonElement gradients) ? SwitchedOff(json, Arrays(gradients)) : new Dictionary<string, double[]>(),
            OneSided = expected.TryGetProperty("oneSided", out JsonElement sides)
                ? new OneSided(Arrays(sides.GetProperty("low")), Arrays(sides.GetProperty("high")), sides.GetProperty("slack").GetDouble())
                : null,
            Tolerance = Tolerances.Read(json.GetProperty("tolerance"))!,
            Tolerance32 = Tolerances.Read(json.GetProperty("tolerance32")),
        };
    }

    // Weights that are all 0 switch everything off, so that nothing is learned; PyTorch's gradients are NaN there, as its loss is.
    private static Dictionary<string, double[]> SwitchedOff(JsonElement json, Dictionary<string, double[]> gradients)
    {
        bool isTagged = json.TryGetProperty("tags", out JsonElement tags) && tags.EnumerateArray().Any(t => t.GetString() == "zeroWeightSum");
        bool isOff = isTagged || (json.GetProperty("inputs").TryGetProperty("sampleWeights", out JsonElement weights) && Numbers(weights).All(w => w == 0));
        return isOff ? gradients.ToDictionary(g => g.Key, g => new double[g.Value.Length]) : gradients;
    }

    private static Dictionary<string, double[]> Arrays(JsonElement json) => json.EnumerateObject().ToDictionary(p => p.Name, p => Numbers(p.Value));

    private static double[] Numbers(JsonElement json) => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(Number)] : [Number(json)];

    private static double Number(JsonElement json) => json.ValueKind == JsonValueKind.Number
        ? json.GetDouble()
        : json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string other => throw new InvalidDataException($"'{other}' is no number."),
            null => throw new InvalidDataException("A number is missing."),
        };
}

/// <summary>The one-sided derivatives at kinks: any gradient between them is right.</summary>
internal sealed record OneSided(IReadOnlyDictionary<string, double[]> Low, IReadOnlyDictionary<string, double[]> High, double Slack);
