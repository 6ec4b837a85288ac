using System.Linq;
using System.Text;
using LossGen.Generator.Emission;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>How long row kernels are, in the options that are tested.</summary>
public sealed class RowSizeTests
{
    // Loops are left out rather than have more; the last one stays.
    private const int Limit = 32_000;
    private const int LimitOfBothForms = 44_000;
    private const int LimitOfOne = 64_000;

    [Fact]
    public void No_kernel_is_longer_than_32_KB_or_44_KB_of_any_number_of_columns_but_for_the_narrowest_loop()
    {
        string[] tooLong = [..
            from variant in RowVariant.All
            from columns in new int?[] { null, 10 }
            from isSingle in new[] { true, false }
            let text = RowKernelEmitter.Emit(variant.Spec(columns) with { IsSingle = isSingle })
            let size = Encoding.UTF8.GetByteCount(text)
            where size > (!text.Contains("Run256") && !text.Contains("RunBlocks256") ? LimitOfOne : columns is null ? LimitOfBothForms : Limit)
            orderby size descending
            select $"{variant} {columns} {(isSingle ? "float" : "double")}: {size}"];

        Assert.True(tooLong.Length == 0, $"{tooLong.Length} are:\n" + string.Join("\n", tooLong));
    }
}
