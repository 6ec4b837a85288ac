using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.RegularExpressions;

namespace LossGen.CompileCost;

/// <summary>How much machine code the JIT makes of each kind's kernel, and how long that takes it. It says so itself, in a process of its own.</summary>
internal static partial class MachineCode
{
    /// <summary>The bits of the vectors that kernels use on this machine.</summary>
    public static string Width => Vector256.IsHardwareAccelerated ? "256" : "128";

    public static IReadOnlyList<KernelSize> Measure()
    {
        string folder = Directory.CreateTempSubdirectory("lossgen").FullName;
        try
        {
            string image = Path.Combine(folder, "Kernels.dll"), log = Path.Combine(folder, "jit.txt");
            Measurement losses = new(Subject.EveryKind());
            File.WriteAllBytes(image, losses.Emit());
            Dictionary<string, double> milliseconds = Compile(image, log);
            ILookup<string, (string Method, int Size)> sizes = File.ReadLines(log).Select(l => Compiled().Match(l)).Where(m => m.Success)
                .ToLookup(m => m.Groups["kernel"].Value, m => (m.Groups["method"].Value, int.Parse(m.Groups["size"].Value, CultureInfo.InvariantCulture)));

            return
            [
                .. (from source in losses.Emitted
                   let kernel = source.HintName[..^".g.cs".Length]
                   where milliseconds.ContainsKey(kernel)
                   select new KernelSize(
                       kernel[..(kernel.LastIndexOf('_') - "Single".Length)],
                       Encoding.UTF8.GetByteCount(source.SourceText.ToString()),
                       Of(sizes[kernel], "Run" + Width),
                       Of(sizes[kernel], "RunBlocks" + Width),
                       sizes[kernel].Sum(m => m.Size),
                       milliseconds[kernel])).OrderBy(s => s.Kind, StringComparer.Ordinal),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static int Of(IEnumerable<(string Method, int Size)> methods, string name) => methods.Where(m => m.Method == name).Sum(m => m.Size);
    }

    /// <summary>The other process: has the kernels of an assembly compiled, and prints what each took.</summary>
    public static void CompileAll(string image)
    {
        foreach (Type kernel in Assembly.LoadFrom(image).GetTypes().Where(t => t.Namespace == "LossGen.Generated" && t.IsValueType && !t.IsNested).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            // Those of other widths are never called, and hence never compiled.
            MethodInfo[] methods = [.. kernel.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(m => !char.IsAsciiDigit(m.Name[^1]) || m.Name.EndsWith(Width, StringComparison.Ordinal))];
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
            // The page is about one width, which machines with wider vectors have, too.
            Environment = { ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1", ["DOTNET_EnableAVX512"] = "0" },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"JIT compiled LossGen\.Generated\.(?<kernel>\w+):(?<method>\w+)\b.*code size=(?<size>\d+)")]
    private static partial Regex Compiled();
}

/// <summary>What becomes of a kernel.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Source">The bytes of its C#, at all widths.</param>
/// <param name="Columns">The bytes of machine code whose lanes are elements, or the columns of a row.</param>
/// <param name="Rows">Those whose lanes are rows; 0 where there are none.</param>
/// <param name="All">Those and what calls them.</param>
/// <param name="Milliseconds">How long it took the JIT.</param>
internal sealed record KernelSize(string Kind, int Source, int Columns, int Rows, int All, double Milliseconds);
