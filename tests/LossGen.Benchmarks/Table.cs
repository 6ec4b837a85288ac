using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;
using System.Text.Json;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>A line of the table.</summary>
internal sealed record Result(string Loss, string Shape, int Elements, IReadOnlyList<Timing> Timings);

/// <summary>Prints what was measured.</summary>
internal static class Table
{
    private static readonly string[] Columns = ["g++", "TensorPrimitives", "scalar C#", Workload.Limit, .. TorchPeer.Names];
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteHeader()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        Console.WriteLine($"Loss and gradient in one call, float, one thread, {bits}-bit vectors.");
        Console.WriteLine("Peers: their time ÷ ours. Limit: our time ÷ that of moving the same bytes.");
        Console.WriteLine($"{"loss",-30}{"shape",12}{"ns/element",12}{string.Concat(Columns.Select(c => $"{c,18}"))}");
    }

    public static void Write(Result result) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Loss,-30}{result.Shape,12}{result.Timings[0].Nanoseconds,12:F3}{string.Concat(Columns.Select(c => $"{Cell(result, c),18}"))}"));

    public static string ToJson(IReadOnlyList<Result> results) => JsonSerializer.Serialize(results, Indented);

    private static string Cell(Result result, string column)
    {
        if (result.Timings.FirstOrDefault(t => t.Name == column) is not { } timing) return "–";
        double ratio = column == Workload.Limit ? 1 / timing.Ratio : timing.Ratio;
        return ratio.ToString("F2", CultureInfo.InvariantCulture);
    }
}
