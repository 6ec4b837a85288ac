using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Lowering;
using Xunit;

namespace LossGen.Generator.Tests.Emission;

public sealed class ValueNamesTests
{
    private readonly MachineBuilder _b = new(Precision.Single);

    [Fact]
    public void EqualStemsAreNumbered() => Assert.Equal(["x", "exp", "exp2", "exp3"], Names([_b.Load("x"), Sum(1), Sum(2), Sum(3)], "", "exp", "exp", "exp"));

    [Fact]
    public void NumberedStemsMeetNoOtherStem()
    {
        Assert.Equal(["exp2", "exp", "exp3"], Names([Sum(1), Sum(2), Sum(3)], "exp2", "exp", "exp"));
        Assert.Equal(["exp", "exp2", "exp22"], Names([Sum(1), Sum(2), Sum(3)], "exp", "exp", "exp2"));
    }

    [Fact]
    public void LoadsKeepTheirNames() => Assert.Equal(["x2", "x"], Names([Sum(1), _b.Load("x")], "x", ""));

    [Fact]
    public void ReservedNamesAreAvoided() => Assert.Equal(["end2"], Names([Sum(1)], "end"));

    private Value Sum(double constant) => _b.Add(_b.Load("a"), _b.Real(constant));

    private static string[] Names(Value[] values, params string[] labels)
    {
        ValueNames names = new(values, values.Zip(labels).Where(p => p.Second.Length > 0).ToDictionary(p => p.First, p => p.Second), KernelWords.OfElements);
        return [.. values.Select(v => names[v])];
    }
}
