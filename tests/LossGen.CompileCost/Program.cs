using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LossGen.CompileCost;
using Microsoft.CodeAnalysis;

// What the generator costs a build and an editor, beside the Regex generator. Usage: dotnet run -c Release --project tests/LossGen.CompileCost -- [number of declarations] [rounds]
// Or with "sizes" alone: the machine code of each kind, printed and written to docs/machine-code.md; with "build" alone: what a hundred losses add to a build.
switch (args)
{
    case ["build"]:
        BuildCost.Print();
        return;
    case ["sizes"]:
        MachineCodePage.Write(MachineCode.Measure());
        return;
    case ["jit", var image]:
        MachineCode.CompileAll(image);
        return;
}

int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
Measurement[] measured = [new(Subject.Losses(count)), new(Subject.Patterns(count))];

// The first round is the JIT's.
foreach (Measurement one in measured) one.Round();
List<(Cost Cold, Cost Unrelated, Cost Related)>[] all = [[], []];
for (int round = 0; round < rounds; round++)
{
    for (int i = 0; i < measured.Length; i++) all[i].Add(measured[i].Round());
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} losses beside {count} regular expressions, medians of {rounds} rounds in turns."));
Console.WriteLine($"{"",-18}{"LossGen, ms",14}{"Regex, ms",14}{"ratio",8}{"LossGen, MB",14}{"Regex, MB",14}{"ratio",8}");
Write("from nothing", r => r.Cold);
Write("unrelated edit", r => r.Unrelated);
Write("related edit", r => r.Related);

int[] sizes = [.. measured[0].Emitted.Where(s => s.SourceText.ToString().Contains("internal readonly struct", StringComparison.Ordinal)).Select(s => Encoding.UTF8.GetByteCount(s.SourceText.ToString()))];
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{measured[0].Emitted.Length} files, {sizes.Length} of them kernels of {sizes.Average() / 1e3:F1} KB in the mean, {sizes.Max() / 1e3:F1} KB at most, {sizes.Count(s => s > 20_000)} of more than 20 KB."));

void Write(string name, Func<(Cost Cold, Cost Unrelated, Cost Related), Cost> select)
{
    (double ours, double theirs) = (Median(0, c => c.Seconds * 1e3), Median(1, c => c.Seconds * 1e3));
    (double ourMemory, double theirMemory) = (Median(0, c => c.Megabytes), Median(1, c => c.Megabytes));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-18}{ours,14:F1}{theirs,14:F1}{ours / theirs,8:F2}{ourMemory,14:F1}{theirMemory,14:F1}{ourMemory / theirMemory,8:F2}"));

    double Median(int subject, Func<Cost, double> value) => all[subject].Select(r => value(select(r))).Order().ElementAt(rounds / 2);
}
