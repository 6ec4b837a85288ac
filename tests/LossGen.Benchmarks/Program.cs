using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Benchmarks;
using LossGen.Benchmarks.Peers;

// Usage: dotnet run -c Release --project tests/LossGen.Benchmarks -- [--json] [--rounds N] [part of a loss's name]…
bool json = args.Contains("--json");
int roundsAt = Array.IndexOf(args, "--rounds");
int rounds = roundsAt < 0 ? 61 : int.Parse(args[roundsAt + 1], CultureInfo.InvariantCulture);
string[] wanted = [.. args.Where((a, i) => !a.StartsWith('-') && (roundsAt < 0 || i != roundsAt + 1))];

NativePeer? native = NativePeer.TryCompile();
if (native is null) Console.Error.WriteLine($"No g++ here, hence without that peer: {NativePeer.Problem}");

List<Result> results = [];
if (!json) Table.WriteHeader();
foreach (Workload workload in Workload.All.Where(w => wanted.Length == 0 || wanted.Any(n => w.Name.Contains(n, StringComparison.OrdinalIgnoreCase))))
{
    foreach (int length in workload.Lengths)
    {
        (float[] predictions, float[] targets) = workload.Data(length);
        IReadOnlyList<Timing> timings = Contest.Run(workload.Contestants(length, native), predictions, targets, new float[length], rounds);
        Agreement.Demand(workload, length, timings);
        Result result = new(workload.Name, length, timings);
        results.Add(result);
        if (!json) Table.Write(result);
    }
}

if (json) Console.WriteLine(Table.ToJson(results));
