using System;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;
using Xunit;
using Xunit.Abstractions;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>The table as a whole: no gaps, and no more instructions than were agreed.</summary>
public sealed class VectorFunctionsTests(ITestOutputHelper output)
{
    private static readonly Operation[] Leaves = [Operations.Constant, Operations.Input, Operations.Parameter, Operations.Column, Operations.Columns];

    private static readonly Interval NonPositive = new(double.NegativeInfinity, 0);

    /// <summary>Operations, the interval of the first argument, and the most instructions in float and in double.</summary>
    private static readonly (Operation Operation, Interval Range, int Single, int Double)[] Budgets =
    [
        (Operations.Exp, Interval.All, 18, 23),
        (Operations.Exp, NonPositive, 13, 18),
        (Operations.Expm1, Interval.All, 19, 24),
        (Operations.Log, Interval.All, 24, 30),
        (Operations.Log, Interval.Unit, 16, 22),
        (Operations.Log1p, Interval.All, 25, 31),
        (Operations.Log1p, Interval.Unit, 8, 14),
        (Operations.Tanh, Interval.All, 19, 24),
        (Operations.LogCosh, Interval.All, 35, 54),
        (Operations.Sigmoid, Interval.All, 19, 24),
        (Operations.Softplus, Interval.All, 25, 36),
        (Operations.BinaryCrossEntropy, Interval.All, 39, 50),
        (Operations.ExpRest, Interval.All, 33, 44),
        (Operations.Log2, Interval.All, 26, 31),
        (Operations.Log10, Interval.All, 28, 33),
        (Operations.LogRatio, Interval.All, 61, 71),
        (Operations.Sin, Interval.All, 50, 56),
        (Operations.Cos, Interval.All, 49, 55),
        (Operations.Sinh, Interval.All, 26, 34),
        (Operations.Cosh, Interval.All, 16, 21),
        (Operations.Atan, Interval.All, 25, 32),
        (Operations.Hypot, Interval.All, 17, 17),
        (Operations.Pow, Interval.All, 105, 117),
        (Operations.Pow, Interval.Unit, 88, 100),
    ];

    [Fact]
    public void EveryOperationButLeavesAndReductionsHasARow() =>
        Assert.Equal(
            Operations.All.Where(o => !o.IsReduction).Except(Leaves).Select(o => o.Name).Order(),
            VectorFunctions.All.Select(f => f.Operation.Name).Order());

    [Fact]
    public void FindFindsEveryRow() => Assert.All(VectorFunctions.All, f => Assert.Same(f, VectorFunctions.Find(f.Operation)));

    [Fact]
    public void LeavesHaveNone() => Assert.Throws<ArgumentException>(() => VectorFunctions.Find(Operations.Input));

    [Fact]
    public void InstructionsStayWithinTheirBudget()
    {
        foreach ((Operation operation, Interval range, int single, int @double) in Budgets)
        {
            Interval[] ranges = [range, .. Enumerable.Repeat(Interval.All, operation.Arity - 1)];
            int actualSingle = CompiledFunction<float>.CountInstructions(operation, ranges);
            int actualDouble = CompiledFunction<double>.CountInstructions(operation, ranges);
            output.WriteLine($"{operation} [{range.Low}, {range.High}]: {actualSingle} in float, {actualDouble} in double");
            Assert.True(actualSingle <= single && actualDouble <= @double, $"{operation} takes {actualSingle} and {actualDouble} instructions");
        }
    }

    [Fact]
    public void ALogisticKernelSharesItsParts()
    {
        MachineBuilder builder = new(Precision.Single);
        Value z = builder.Load("a0");
        Lower(builder, Operations.Sigmoid, z);
        Lower(builder, Operations.Sigmoid, builder.Negate(z));
        Lower(builder, Operations.Softplus, z);
        Lower(builder, Operations.Softplus, builder.Negate(z));
        Assert.Equal(2, Count(builder, MachineOperations.Divide));
        Assert.Equal(1, Count(builder, MachineOperations.ShiftLeft));
        Assert.Equal(1, Count(builder, MachineOperations.Less));
        Assert.Equal(1, Count(builder, MachineOperations.Abs));
        Assert.Equal(2, Count(builder, MachineOperations.Select));
        Assert.Equal(1, Count(builder, MachineOperations.Keep));
        Assert.Equal(1, Count(builder, MachineOperations.Drop));
    }

    [Fact]
    public void TanhAndLogCoshShareTheirExponential()
    {
        MachineBuilder builder = new(Precision.Double);
        Value x = builder.Load("a0");
        Lower(builder, Operations.Tanh, x);
        Lower(builder, Operations.LogCosh, x);
        Assert.Equal(1, Count(builder, MachineOperations.ShiftLeft));
    }

    private static void Lower(MachineBuilder builder, Operation operation, Value argument) =>
        VectorFunctions.Find(operation).Lower(builder, [argument], [Interval.All]);

    private static int Count(MachineBuilder builder, MachineOperation operation) => builder.Program.Count(v => v.Operation == operation);
}
