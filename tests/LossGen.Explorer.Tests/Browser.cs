using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace LossGen.Explorer.Tests;

/// <summary>The Explorer, published once and opened in the machine's Chromium.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float Patience = 45_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly string _folder = Directory.CreateTempSubdirectory("LossGen.Explorer.Tests.").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Site? _site;

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Where the published page lies.</summary>
    public string Published => Path.Combine(_folder, "wwwroot");

    public async Task InitializeAsync()
    {
        string chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium is on the PATH: install it, on Debian by 'apt-get install chromium', as .ci/run does.");
        await Publish();
        _site = new(Published);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Opens the page in a window of its own.</summary>
    public async Task<IPage> Open(string query, int width = 1280, bool isDark = false)
    {
        IPage page = await _browser!.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(_site!.Address + query);
        await page.WaitForSelectorAsync("#code");
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        _site?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Publish()
    {
        ProcessStartInfo start = new("dotnet", ["publish", Path.Combine(Root, "samples", "Explorer"), "-c", "Release", "-o", _folder, "--nologo", "-v", "q"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
