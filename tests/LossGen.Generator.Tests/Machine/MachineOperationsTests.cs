using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using Xunit;

namespace LossGen.Generator.Tests.Machine;

/// <summary>The table of instructions: whole, and fit to name locals.</summary>
public sealed class MachineOperationsTests
{
    [Fact]
    public void TheTableHasEveryOperation()
    {
        IEnumerable<object?> fields = typeof(MachineOperations).GetFields().Where(f => f.FieldType == typeof(MachineOperation)).Select(f => f.GetValue(null));
        Assert.Equal(fields, MachineOperations.All);
    }

    [Fact]
    public void NamesAreUnique() => Assert.Equal(MachineOperations.All.Count, MachineOperations.All.Select(o => o.Name).Distinct().Count());

    [Fact]
    public void NamesAreFitForLocals() => Assert.All(MachineOperations.All, o => Assert.Matches("^[a-z]+$", o.Name));
}
