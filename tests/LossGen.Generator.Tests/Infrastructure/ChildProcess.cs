using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Generator.Tests;

/// <summary>This program once more, with other settings of the runtime.</summary>
internal static class ChildProcess
{
    /// <summary>Calls all losses of an assembly and returns what they computed, in hashes.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<string> RunAsync(byte[] image, params (string Name, string Value)[] settings)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, image);
            string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            ProcessStartInfo start = new(Path.GetFullPath(dotnet), ["exec", typeof(ChildProcess).Assembly.Location, path])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach ((string name, string value) in settings) start.Environment[name] = value;
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await errors);
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
