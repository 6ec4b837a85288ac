using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace LossGen.Package.Tests;

/// <summary>Runs commands as a user's shell would, free of what a test run adds to the environment.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // The build that runs these tests leaves its own paths and switches behind, which would send a nested build astray.
    private static readonly string[] Inherited = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "NUGET_", "COREHOST"];

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["LC_ALL"] = "C.UTF-8",
        // A server that outlives the command would hold on to its output, and the reader below would wait for it.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    public static async Task<CommandResult> Run(string folder, string? packages, string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsInherited).ToList()) start.Environment.Remove(name);
        foreach ((string name, string value) in Settings) start.Environment[name] = value;
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await Task.WhenAll(output, error, process.WaitForExitAsync()).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new($"{file} {string.Join(' ', arguments)}", process.ExitCode, await output, await error);
    }

    private static bool IsInherited(string name) => Inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a command left behind.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    public string All => $"> {Command}\n{Output}{Error}";

    /// <summary>Fails the test, showing what was printed, unless the command succeeded.</summary>
    public CommandResult Succeeded()
    {
        Xunit.Assert.True(ExitCode == 0, All);
        return this;
    }
}
