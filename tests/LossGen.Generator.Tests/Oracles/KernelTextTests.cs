using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>What is true of the text of every kernel.</summary>
[Collection(nameof(OracleCollection))]
public sealed class KernelTextTests(OracleMethods methods)
{
    private const int Limit = 20 * 1024;

    [Fact]
    public void No_kernel_is_longer_than_20_KB()
    {
        string[] tooLong = [.. methods.Batch.Compilation.Generated
            .Select(g => (g.HintName, Bytes: g.SourceText.Encoding!.GetByteCount(g.SourceText.ToString())))
            .Where(g => g.Bytes > Limit)
            .OrderByDescending(g => g.Bytes)
            .Select(g => $"{g.HintName}: {g.Bytes}")];

        Assert.True(tooLong.Length == 0, $"{tooLong.Length} are:\n" + string.Join("\n", tooLong));
    }

    [Fact]
    public void Names_are_qualified_from_the_root_and_arrays_are_not_made() => Assert.All(methods.Batch.Compilation.Generated, g =>
    {
        string[] code = [.. g.SourceText.ToString().Split('\n').Where(l => !l.TrimStart().StartsWith("///", System.StringComparison.Ordinal))];

        Assert.DoesNotContain(code, l => l.Contains(" System.") || l.Contains("(System.") || l.Contains(" LossGen.C") || l.Contains("new[]") || l.Contains("stackalloc") || l.Contains("unsafe "));
    });
}
