using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>What is true of the text of every row kernel.</summary>
[Collection(nameof(RowCollection))]
public sealed class RowTextTests(RowMethods methods)
{
    [Fact]
    public void Names_are_qualified_from_the_root_and_arrays_are_not_made() => Assert.All(methods.Batch.Compilation.Generated, g =>
    {
        string[] code = [.. g.SourceText.ToString().Split('\n').Where(l => !l.TrimStart().StartsWith("///", System.StringComparison.Ordinal))];

        Assert.DoesNotContain(code, l => l.Contains(" System.") || l.Contains("(System.") || l.Contains(" LossGen.C") || l.Contains("new[]") || l.Contains("stackalloc") || l.Contains("unsafe "));
    });
}
