using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LossGen.Benchmarks;
using LossGen.Benchmarks.Peers;
using LossGen.Benchmarks.Start;
using LossGen.Benchmarks.Threads;

// Usage: dotnet run -c Release --project tests/LossGen.Benchmarks -- [--json] [--plot FILE.svg] [--rounds N] [part of a loss's name and shape, as in "CrossEntropy 8192"]…
// Or with one word alone: "threads" for what Parallel = true gains, "start" for what a first call takes, "analysis" for what the editor waits for.
switch (args)
{
    case ["threads"]:
        ThreadContest.Run();
        return;
    case ["analysis"]:
        await Analysis.Print();
        return;
    case ["start"]:
        FirstCalls.Print();
        return;
    case ["start", .. var names]:
        FirstCalls.Call(names);
        return;
}

bool json = args.Contains("--json");
string? plot = Option("--plot");
int rounds = Option("--rounds") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 61;
string[] wanted = [.. args.Where((a, i) => !a.StartsWith('-') && (i == 0 || args[i - 1] is not ("--rounds" or "--plot")))];

NativePeer? native = NativePeer.TryCompile();
if (native is null) Console.Error.WriteLine($"No g++ here, hence without that peer: {NativePeer.Problem}");
IReadOnlyList<TorchPeer> torches = TorchPeer.TryStart();
if (torches.Count == 0) Console.Error.WriteLine($"No PyTorch here, hence without that peer: {TorchPeer.Problem}");

List<Result> results = [];
IReadOnlyList<Workload> workloads = plot is null ? Workload.All : ElementWorkloads.Drawn;
if (!json) Table.WriteHeader();
foreach (Workload workload in workloads.Where(w => wanted.Length == 0 || wanted.Any(n => $"{w.Name} {w.Shape}".Contains(n, StringComparison.OrdinalIgnoreCase))))
{
    Batch batch = workload.Data(workload.Rows, workload.Columns);
    Result result = new(workload.Name, workload.Shape, batch.Length, Contest.Run(workload.Name, workload.Contestants(batch, native, torches), batch, rounds));
    results.Add(result);
    if (!json) Table.Write(result);
}

foreach (TorchPeer torch in torches) torch.Dispose();
if (plot is not null) File.WriteAllText(plot, Plot.Svg(results));
if (json) Console.WriteLine(Table.ToJson(results));
else Table.WriteGoals(results);

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
