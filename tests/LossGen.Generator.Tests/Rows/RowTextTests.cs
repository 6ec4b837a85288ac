using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>What is true of the text of every row kernel.</summary>
[Collection(nameof(RowCollection))]
public sealed class RowTextTests(RowMethods methods)
{
    // A third loop is left out rather than have more.
    private const int Limit = 32_000;

    [Fact]
    public void No_kernel_is_longer_than_32_KB()
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
