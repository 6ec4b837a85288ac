using System;
using LossGen.Generator.Lowering;
using Xunit;

namespace LossGen.Generator.Tests.Machine;

/// <summary>Identities of the builder: what is the same value is made once.</summary>
public sealed class MachineBuilderTests
{
    private readonly MachineBuilder _b = new(Precision.Single);
    private readonly Value _x;
    private readonly Value _y;

    public MachineBuilderTests()
    {
        _x = _b.Load("x");
        _y = _b.Load("y");
    }

    [Fact]
    public void EqualValuesAreOne() => Assert.Same(_b.Divide(_x, _y), _b.Divide(_x, _y));

    [Fact]
    public void OrderOfSummandsAndFactorsDoesNotMatter()
    {
        Assert.Same(_b.Add(_x, _y), _b.Add(_y, _x));
        Assert.Same(_b.Multiply(_x, _y), _b.Multiply(_y, _x));
        Assert.Same(_b.Fma(_x, _y, _x), _b.Fma(_y, _x, _x));
        Assert.NotSame(_b.Subtract(_x, _y), _b.Subtract(_y, _x));
    }

    [Fact]
    public void ZerosOfBothSignsStayApart()
    {
        Assert.NotSame(_b.Real(0), _b.Real(-0.0));
        Assert.Same(_x, _b.Add(_x, _b.Real(-0.0)));
        Assert.NotSame(_x, _b.Add(_x, _b.Real(0)));
        Assert.Same(_x, _b.Subtract(_x, _b.Real(0)));
        Assert.NotSame(_x, _b.Subtract(_x, _b.Real(-0.0)));
    }

    [Fact]
    public void ComparisonsDoNotKnowTheSignOfZero() => Assert.Same(_b.Less(_x, _b.Real(0)), _b.Less(_x, _b.Real(-0.0)));

    [Fact]
    public void NegationsMeet()
    {
        Value minusX = _b.Negate(_x);
        Assert.Same(_x, _b.Negate(minusX));
        Assert.Same(_b.Abs(_x), _b.Abs(minusX));
        Assert.Same(_b.Subtract(_y, _x), _b.Add(minusX, _y));
        Assert.Same(_b.Add(_x, _y), _b.Subtract(_y, minusX));
        Assert.Same(_b.Negate(_b.Multiply(_x, _y)), _b.Multiply(minusX, _y));
        Assert.Same(_b.Multiply(_x, _y), _b.Multiply(minusX, _b.Negate(_y)));
        Assert.Same(_b.Multiply(_x, _b.Real(-3)), _b.Multiply(minusX, _b.Real(3)));
        Assert.Same(_b.Divide(_x, _y), _b.Divide(minusX, _b.Negate(_y)));
        Assert.Same(_b.Fma(_x, _b.Real(-3), _y), _b.Fma(_b.Real(3), minusX, _y));
        Assert.Same(_b.Less(_b.Real(0), _x), _b.Less(minusX, _b.Real(0)));
        Assert.Same(_b.LessOrEqual(_y, _x), _b.LessOrEqual(minusX, _b.Negate(_y)));
        Assert.Same(_b.Equal(_x, _b.Real(-2)), _b.Equal(minusX, _b.Real(2)));
        Assert.Same(_b.Real(-3), _b.Negate(_b.Real(3)));
    }

    [Fact]
    public void UnitsVanish()
    {
        Value one = _b.Real(1);
        Assert.Same(_x, _b.Multiply(one, _x));
        Assert.Same(_x, _b.Divide(_x, one));
        Assert.Same(_b.Negate(_x), _b.Multiply(_x, _b.Real(-1)));
        Assert.Same(_b.Add(_x, _y), _b.Fma(_x, one, _y));
        Assert.Same(_b.Subtract(_y, _x), _b.Fma(_b.Real(-1), _x, _y));
    }

    [Fact]
    public void OnlyPowersOfTwoAreDividedByThroughTheirReciprocal()
    {
        Assert.Same(_b.Multiply(_x, _b.Real(0.25)), _b.Divide(_x, _b.Real(4)));
        Assert.Equal(MachineOperations.Divide, _b.Divide(_x, _b.Real(3)).Operation);
        Assert.Equal(MachineOperations.Divide, _b.Divide(_x, _b.Real(0)).Operation);
    }

    [Fact]
    public void SelectionsKnowNegatedMasks()
    {
        Value mask = _b.Less(_x, _y);
        Assert.Same(_b.Select(mask, _y, _x), _b.Select(_b.Not(mask), _x, _y));
        Assert.Same(mask, _b.Not(_b.Not(mask)));
        Assert.Same(_x, _b.Select(mask, _x, _x));
    }

    [Fact]
    public void BoundsThatLeaveAChoiceAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _b.AtLeast(_x, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _b.AtMost(_x, double.NaN));
    }

    [Fact]
    public void ConstantsAreRoundedToThePrecision() => Assert.Equal(0.1f, _b.Real(0.1).Real);
}
