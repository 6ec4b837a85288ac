using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.CompileCost;

/// <summary>How much machine code the JIT makes of each kind's kernel, and how long that takes it. It says so itself, in a process of its own.</summary>
internal static partial class MachineCode
{
    private static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    public static void Print()
    {
        string folder = Directory.CreateTempSubdirectory("lossgen").FullName;
        try
        {
            string image = Path.Combine(folder, "Kernels.dll"), log = Path.Combine(folder, "jit.txt");
            Measurement losses = new(Subject.EveryKind());
            File.WriteAllBytes(image, losses.Emit());
            Dictionary<string, double> milliseconds = Compile(image, log);
            ILookup<string, int> sizes = File.ReadLines(log).Select(l => Compiled().Match(l)).Where(m => m.Success)
                .ToLookup(m => m.Groups["kernel"].Value, m => int.Parse(m.Groups["size"].Value, CultureInfo.InvariantCulture));

            Console.WriteLine($"Mean and gradients in float, {Bits}-bit vectors: the kernel's C#, what the JIT makes of it, and in what time.");
            Console.WriteLine($"{"kernel",-44}{"C#, KB",10}{"code, KB",10}{"JIT, ms",10}");
            foreach (GeneratedSourceResult source in losses.Emitted.Where(s => milliseconds.ContainsKey(Path.GetFileName(s.HintName)[..^".g.cs".Length])).OrderBy(s => s.HintName, StringComparer.Ordinal))
            {
                string kernel = source.HintName[..^".g.cs".Length];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{kernel[..kernel.LastIndexOf('_')],-44}{source.SourceText.Length / 1e3,10:F1}{sizes[kernel].Sum() / 1e3,10:F1}{milliseconds[kernel],10:F1}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The other process: has the kernels of an assembly compiled, and prints what each took.</summary>
    public static void CompileAll(string image)
    {
        foreach (Type kernel in Assembly.LoadFrom(image).GetTypes().Where(t => t.Namespace == "LossGen.Generated" && t.IsValueType && !t.IsNested).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            // Those of other widths are never called, and hence never compiled.
            MethodInfo[] methods = [.. kernel.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(m => !m.Name.StartsWith("Run", StringComparison.Ordinal) || m.Name == "Run" || m.Name == "Run" + Bits.ToString(CultureInfo.InvariantCulture))];
            long start = Stopwatch.GetTimestamp();
            foreach (MethodInfo method in methods) RuntimeHelpers.PrepareMethod(method.MethodHandle);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kernel.Name} {Stopwatch.GetElapsedTime(start).TotalMilliseconds}"));
        }
    }

    private static Dictionary<string, double> Compile(string image, string log)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, Path.GetFileName(Environment.ProcessPath!).StartsWith("dotnet", StringComparison.Ordinal) ? [typeof(MachineCode).Assembly.Location, "jit", image] : ["jit", image])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1" },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"JIT compiled LossGen\.Generated\.(?<kernel>\w+):.*code size=(?<size>\d+)")]
    private static partial Regex Compiled();
}
