using System.Linq;
using System.Text;
using LossGen.Generator.Emission;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>What is true of the text of every row kernel.</summary>
[Collection(nameof(RowCollection))]
public sealed class RowTextTests(RowMethods methods)
{
    // Loops are left out rather than have more; the last one stays.
    private const int Limit = 32_000;
    private const int LimitOfOne = 64_000;

    [Fact]
    public void No_kernel_is_longer_than_32_KB_but_for_the_narrowest_loop()
    {
        string[] tooLong = [..
            from variant in RowVariant.All
            from columns in new int?[] { null, 10 }
            from isSingle in new[] { true, false }
            let text = RowKernelEmitter.Emit(variant.Spec(columns) with { IsSingle = isSingle })
            let size = Encoding.UTF8.GetByteCount(text)
            where size > (text.Contains("Run256") ? Limit : LimitOfOne)
            orderby size descending
            select $"{variant} {columns} {(isSingle ? "float" : "double")}: {size}"];

        Assert.True(tooLong.Length == 0, $"{tooLong.Length} are:\n" + string.Join("\n", tooLong));
    }

    [Fact]
    public void Names_are_qualified_from_the_root_and_arrays_are_not_made() => Assert.All(methods.Batch.Compilation.Generated, g =>
    {
        string[] code = [.. g.SourceText.ToString().Split('\n').Where(l => !l.TrimStart().StartsWith("///", System.StringComparison.Ordinal))];

        Assert.DoesNotContain(code, l => l.Contains(" System.") || l.Contains("(System.") || l.Contains(" LossGen.C") || l.Contains("new[]") || l.Contains("stackalloc") || l.Contains("unsafe "));
    });
}
