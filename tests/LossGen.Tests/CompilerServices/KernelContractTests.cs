using System;
using System.Linq;
using System.Reflection;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public sealed class KernelContractTests
{
    [Theory]
    [InlineData("In", KernelContract.MaxInputs)]
    [InlineData("Out", KernelContract.MaxOutputs)]
    public void Operands_have_a_slot_for_each(string prefix, int count) => Assert.Equal(
        Enumerable.Range(0, count).Select(i => prefix + i),
        typeof(Operands<>).GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => f.Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void Emitted_code_finds_the_same_numbers() => Assert.Equal(
        [KernelContract.MaxInputs, KernelContract.MaxOutputs, KernelContract.MaxRows, KernelContract.MaxKept, KernelContract.MaxReductions,
         KernelContract.ElementLaneBytes, KernelContract.RowLaneBytes],
        new[]
        {
            Operands<float>.MaxInputs, Operands<float>.MaxOutputs, RowScratch.MaxRows, RowScratch.MaxKept, RowScratch.MaxReductions,
            ElementLoop.LaneBytes, RowLoop.LaneBytes,
        });

    // The library keeps what a row writes where it keeps its values.
    [Fact]
    public void What_a_row_writes_can_be_kept() => Assert.InRange(KernelContract.MaxOutputs, 1, KernelContract.MaxKept);

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Steps_of_every_width_fill_the_lanes(int bits)
    {
        Assert.Equal(0, KernelContract.ElementLaneBytes % (bits / 8));
        Assert.Equal(0, KernelContract.RowLaneBytes % (bits / 8));
        Assert.Equal(0, KernelContract.ColumnsPerBlock % (KernelContract.RowLaneBytes / sizeof(float)));
    }
}
