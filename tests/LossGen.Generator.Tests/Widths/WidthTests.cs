using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Generator.Tests.Widths;

/// <summary>
/// The same bits at every vector width, without optimisation and on one thread: processes with the wide instructions switched off, and 512 bits made of narrower ones.
/// </summary>
public sealed class WidthTests : IClassFixture<WidthLosses>
{
    private readonly WidthLosses _losses;

    public WidthTests(WidthLosses losses) => _losses = losses;

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0", "DOTNET_PROCESSOR_COUNT=1")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_JITMinOpts=1")]
    public async Task Bits_do_not_depend_on_the_machine(params string[] settings) =>
        AssertSame(await RunAsync(_losses.Image, settings));

    [Fact]
    public async Task Bits_of_512_bit_vectors_are_those_of_the_others() => AssertSame(await RunAsync(WideImage.Of(_losses.Image), "DOTNET_EnableAVX512=0"));

    private void AssertSame(IReadOnlyList<string> lines)
    {
        Assert.Equal(_losses.Hashes.Count, lines.Count);
        string[] different = [.. _losses.Hashes.Zip(lines).Where(p => p.First != p.Second).Select(p => _losses.Describe(p.First.Split(' ')[0]))];
        Assert.True(different.Length == 0, $"{different.Length} of {lines.Count} differ:\n" + string.Join("\n", different.Take(20)));
    }

    /// <summary>With some instructions off, or all that the JIT would make better.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(byte[] image, params string[] settings) =>
        (await ChildProcess.RunAsync(image, [.. settings.Select(s => s.Split('=')).Select(s => (s[0], s[1]))])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
