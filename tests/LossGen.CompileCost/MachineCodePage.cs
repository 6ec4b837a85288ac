using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace LossGen.CompileCost;

/// <summary>Writes <c>docs/machine-code.md</c>, and prints it.</summary>
internal static class MachineCodePage
{
    public static void Write(IReadOnlyList<KernelSize> sizes)
    {
        StringBuilder page = new($"""
            # How much machine code

            What the JIT makes of each kind's kernel: the mean and all gradients in float, with default options and the columns given at run time, at {MachineCode.Width} bits. A kernel holds C# for
            three widths of vectors; of these the one of the processor is compiled, at the first call, and only the schedule that the call needs. Two losses with the same kind, type, options
            and outputs share a kernel.

            * **Lanes are elements**, of a loss that has no rows, or the columns of a row, where rows are long.
            * **Lanes are rows**, where they are short: blocks of them are transposed. Empty where rows never are.
            * **All** is both, and what chooses between widths and schedules. The library's own loops, which all kernels share, are not counted, nor are the few kilobytes of a method's checks.

            Ctc is computed by the library and has no kernel; InfoNce and NtXent have the kernel of a row of similarities. Dice, Jaccard and Tversky over a softmax have one for it besides.

            Measured by .NET {Environment.Version} itself: `DOTNET_JitDisasmSummary`, in a process that prepares every method of every kernel for the processor that wrote this page.
            `dotnet run -c Release --project tests/LossGen.CompileCost -- sizes` writes it anew, and prints how long the JIT took for each.

            | kind | C#, KB | lanes are elements or columns, bytes | lanes are rows, bytes | all, bytes |
            |---|---:|---:|---:|---:|

            """);
        foreach (KernelSize size in sizes)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {size.Kind} | {size.Source / 1e3:F1} | {size.Columns:N0} | {(size.Rows == 0 ? "" : size.Rows.ToString("N0", CultureInfo.InvariantCulture))} | {size.All:N0} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"| **mean** | {sizes.Average(s => s.Source) / 1e3:F1} | {sizes.Average(s => s.Columns):N0} | {sizes.Where(s => s.Rows > 0).Average(s => s.Rows):N0} | {sizes.Average(s => s.All):N0} |\n");
        File.WriteAllText(Path(), page.ToString());
        Console.Write(page);
        foreach (KernelSize size in sizes) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size.Kind,-32}{size.Milliseconds,8:F1} ms of JIT"));
    }

    private static string Path([CallerFilePath] string file = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", "..", "docs", "machine-code.md");
}
