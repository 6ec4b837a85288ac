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
        Console.WriteLine("Peers: their time ÷ ours. Limit: our time ÷ that of moving the same bytes. ✓: as good as the goal; ✗: not so.");
        Console.WriteLine($"{"loss",-44}{"shape",12}{"ns/element",12}{string.Concat(Columns.Select(c => $"{c,18}"))}");
    }

    public static void Write(Result result) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Loss,-44}{result.Shape,12}{result.Timings[0].Nanoseconds,12:F3}{string.Concat(Columns.Select(c => $"{Cell(result, c),18}"))}"));

    /// <summary>Which goals are met, and which not.</summary>
    public static void WriteGoals(IReadOnlyList<Result> results)
    {
        var all = (from result in results from column in Columns let goal = Goal.For(result, column) let ratio = Ratio(result, column) where goal is not null && ratio is not null select (result, goal, ratio)).ToList();
        var missed = all.Where(g => !g.goal.IsMet(g.ratio!.Value)).ToList();
        Console.WriteLine($"Goals met: {all.Count - missed.Count} of {all.Count}.");
        foreach ((Result result, Goal goal, double? ratio) in missed)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not met: {result.Loss} {result.Shape}, {goal.Peer}: {ratio:F2} instead of {goal.Ratio:F2}."));
        }
    }

    public static string ToJson(IReadOnlyList<Result> results) => JsonSerializer.Serialize(
        results.Select(r => new
        {
            r.Loss, r.Shape, r.Elements, r.Timings,
            Goals = Columns.Select(c => (Goal: Goal.For(r, c), Ratio: Ratio(r, c))).Where(g => g.Goal is not null && g.Ratio is not null)
                .Select(g => new { g.Goal!.Peer, Goal = g.Goal.Ratio, g.Ratio, Met = g.Goal.IsMet(g.Ratio!.Value) }),
        }),
        Indented);

    private static double? Ratio(Result result, string column) =>
        result.Timings.FirstOrDefault(t => t.Name == column) is not { } timing ? null : column == Workload.Limit ? 1 / timing.Ratio : timing.Ratio;

    private static string Cell(Result result, string column)
    {
        if (Ratio(result, column) is not { } ratio) return "–";
        string mark = Goal.For(result, column) is { } goal ? goal.IsMet(ratio) ? " ✓" : " ✗" : "  ";
        return ratio.ToString("F2", CultureInfo.InvariantCulture) + mark;
    }
}
