using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;
using Xunit;

namespace LossGen.Generator.Tests.Emission;

public sealed class KernelIdentifiersTests
{
    [Fact]
    public void TheKernelsOwnNamesAreTaken() =>
        Assert.Empty(ElementLoopWriter.OwnNames.Append(ElementSchedule.Scale).Except(KernelIdentifiers.Taken));

    [Fact]
    public void SoAreThoseOfKernelsOfRows() => Assert.All(
        RowKernelNames.Reserved.Append(Lowering.ColumnCountName)
            .Concat(Operations.All.Where(o => o.IsReduction).SelectMany(o => RowKernelNames.Around(RowKernelNames.Of(o)).Append(RowKernelNames.Of(o) + "2"))),
        name => Assert.NotEqual(name, KernelIdentifiers.Of(name)));

    [Theory]
    [InlineData("x", "x")]
    [InlineData("prediction", "prediction")]
    [InlineData("count", "count_")]
    [InlineData("class", "class_")]
    [InlineData("when", "when_")]
    [InlineData("X", "X_")]
    [InlineData("aB", "aB_")]
    [InlineData("total1", "total1_")]
    [InlineData("gradX", "gradX_")]
    [InlineData("weight", "weight_")]
    public void NamesThatMeanSomethingElseAreChanged(string name, string expected) => Assert.Equal(expected, KernelIdentifiers.Of(name));

    [Fact]
    public void NoTwoHaveOneGradient() => Assert.Equal(["x", "X_", "x__", "y"], KernelIdentifiers.Of(["x", "X", "x_", "y"]));
}
