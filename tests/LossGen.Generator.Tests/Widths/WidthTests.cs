using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Generator.Tests.Widths;

/// <summary>
/// The same bits at every vector width, without optimisation and on one thread: processes with the wide instructions switched off, and 512 bits made of narrower ones.
/// </summary>
public sealed class WidthTests(WidthLosses losses) : IClassFixture<WidthLosses>
{
    [Theory]
    [MemberData(nameof(WidthLosses.Names), MemberType = typeof(WidthLosses))]
    public async Task Bits_do_not_depend_on_the_machine(string machine)
    {
        IReadOnlyList<string> lines = await losses.HashesOf(machine);
        Assert.Equal(losses.Hashes.Count, lines.Count);
        string[] different = [.. losses.Hashes.Zip(lines).Where(p => p.First != p.Second).Select(p => losses.Describe(p.First.Split(' ')[0]))];
        Assert.True(different.Length == 0, $"{different.Length} of {lines.Count} differ:\n" + string.Join("\n", different.Take(20)));
    }
}
