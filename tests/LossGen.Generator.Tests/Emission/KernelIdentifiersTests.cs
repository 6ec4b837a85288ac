using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;
using LossGen.Generator.Symbols;
using Xunit;

namespace LossGen.Generator.Tests.Emission;

public sealed class KernelIdentifiersTests
{
    [Fact]
    public void TheKernelsOwnNamesAreTaken() => Assert.All(
        KernelWords.OfElements.Concat(KernelWords.OfRows).Append(KernelWords.Scale).Append(KernelWords.ZShare).Append(KernelWords.ColumnCount)
            .Concat(Operations.All.Where(o => o.IsReduction).SelectMany(o => KernelWords.Around(KernelWords.Of(o)).Append(KernelWords.Of(o) + "2"))),
        name => Assert.NotEqual(name, KernelIdentifiers.Of(name)));

    [Fact]
    public void NoTwoHaveOneGradient() => Assert.Equal(["x", "X_", "x__", "y"], KernelIdentifiers.Of(["x", "X", "x_", "y"]));
}
