using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace LossGen.Explorer.Tests;

/// <summary>The Explorer as somebody uses it, in a real browser. Times are printed, and not asserted.</summary>
public sealed class ExplorerTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private const int Budget = 12_000_000;

    [Fact]
    public async Task A_kind_is_shown_and_an_option_changes_picture_and_code()
    {
        IPage page = await browser.Open("?kind=Huber");
        Assert.Equal("Huber", await page.TextContentAsync("#title"));
        Assert.Contains("predictions", await page.TextContentAsync("#loss"));
        Assert.Equal(0, await page.Locator("#code mark").CountAsync());
        string before = await Picture(page);

        await page.FocusAsync("#option-Delta");
        for (int i = 0; i < 20; i++) await page.Keyboard.PressAsync("ArrowRight");
        Report("an option, redrawn", await page.GetAttributeAsync("#picture", "data-milliseconds"));

        Assert.NotEqual(before, await Picture(page));
        await page.WaitForSelectorAsync("#code mark");
        Assert.Contains("Delta = 1.2", await page.TextContentAsync("#declaration"));
        Assert.EndsWith("?kind=Huber&Delta=1.2", page.Url, StringComparison.Ordinal);
        await page.ScreenshotAsync(new() { Path = Shot("explorer.png") });

        await page.ClickAsync("text=Reset");
        await page.WaitForURLAsync("**/?kind=Huber");
    }

    [Fact]
    public async Task A_kind_that_is_no_formula_of_a_row_is_compiled_in_the_page()
    {
        IPage page = await browser.Open("?kind=NtXent");
        Assert.Contains("compiled in this page", await page.TextContentAsync("#picture figcaption"));
        Report("compiled and drawn", await page.GetAttributeAsync("#picture", "data-milliseconds"));
        string before = await Picture(page);

        await page.FillAsync("[aria-label='Temperature, as a number']", "1");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForURLAsync("**/?kind=NtXent&Temperature=1");
        Report("its option, redrawn", await page.GetAttributeAsync("#picture", "data-milliseconds"));
        Assert.NotEqual(before, await Picture(page));
    }

    [Fact]
    public async Task A_formula_is_made_stable_and_a_mistake_is_underlined_at_the_word()
    {
        IPage page = await browser.Open("?kind=Focal&Gamma=3");
        Assert.Contains("Gamma = 3", await page.TextContentAsync("#declaration"));
        await page.ClickAsync("#own");
        await page.WaitForSelectorAsync("#formula");

        await page.FillAsync("#formula", "static float Mine(float z, float y) => MathF.Log(1 + MathF.Exp(-y * z));");
        await page.WaitForSelectorAsync("#stable:has-text('softplus')");
        Assert.NotEqual("", await page.TextContentAsync("#rules"));
        Assert.Contains("MineLoss", await page.TextContentAsync("#code"));
        string before = await Picture(page);

        await page.FillAsync("#formula", "static float Mine(float z, float y) => MathF.Log(2 + MathF.Exp(-y * z));");
        Report("a formula, redrawn", await page.GetAttributeAsync("#picture", "data-milliseconds"));
        Assert.NotEqual(before, await Picture(page));

        await page.FillAsync("#formula", "static float Mine(float z, float y) => MathF.Log(1 + MathF.Cbrt(DateTime.Now.Ticks));");
        await page.WaitForSelectorAsync("#mistakes .error");
        Assert.Matches("LOSS0[0-9]{2}", await page.TextContentAsync("#mistakes"));
        Assert.NotEqual("", await page.TextContentAsync(".editor u"));
        await page.ScreenshotAsync(new() { Path = Shot("explorer-error.png") });

        await page.FillAsync("#formula", "static float Mine(float z, float y) => z * nothing;");
        await page.WaitForSelectorAsync(".editor u:has-text('nothing')");
    }

    [Fact]
    public async Task A_link_says_it_all_and_narrow_dark_screens_are_served()
    {
        IPage page = await browser.Open("?kind=Quantile&Quantile=0.9", width: 400, isDark: true);
        Assert.Equal("0.9", await page.InputValueAsync("#option-Quantile"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");
        Assert.Equal("rgb(13, 17, 23)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "explorer-narrow.png") });

        await page.SelectOptionAsync("#kind", new SelectOptionValue { Label = "Dice" });
        await page.WaitForURLAsync("**/?kind=Dice");
        await page.GoBackAsync();
        await page.WaitForSelectorAsync("#title:has-text('Quantile')");
    }

    [Fact]
    public void The_first_load_is_small()
    {
        string[] files = [.. Directory.GetFiles(browser.Published, "*", SearchOption.AllDirectories).Where(f => !Regex.IsMatch(f, @"\.(br|gz|pdb|map)$"))];
        long compressed = files.Sum(Compressed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {files.Sum(f => new FileInfo(f).Length) / 1e6:0.0} MB, {compressed / 1e6:0.0} MB by brotli's fastest level"));
        Assert.InRange(compressed, 1, Budget);
    }

    // Quicker than what a server sends, and larger.
    private static long Compressed(string file)
    {
        using MemoryStream result = new();
        using (BrotliStream brotli = new(result, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(File.ReadAllBytes(file));
        return result.Length;
    }

    private static Task<string> Picture(IPage page) => page.InnerHTMLAsync("#picture svg");

    // Written where the documentation shows them, when that is asked for; else only tried.
    private static string Shot(string name) => Environment.GetEnvironmentVariable("LOSSGEN_WRITE_PICTURES") == "1"
        ? Path.Combine(Browser.Root, "docs", "pictures", name)
        : Path.Combine(Path.GetTempPath(), name);

    private void Report(string what, string? milliseconds) => output.WriteLine($"{what}: {milliseconds} ms");
}
