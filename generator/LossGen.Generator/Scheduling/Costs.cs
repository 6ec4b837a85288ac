using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Scheduling;

/// <summary>Which operations cost more than writing a value and reading it again.</summary>
internal static class Costs
{
    private static readonly HashSet<Operation> Costly =
    [
        Operations.Exp, Operations.Log, Operations.Log1p, Operations.Expm1, Operations.Tanh, Operations.Pow,
        Operations.Sigmoid, Operations.Softplus, Operations.LogCosh, Operations.BinaryCrossEntropy,
        Operations.Surprise, Operations.Divergence, Operations.Excess,
    ];

    public static bool IsCostly(Operation operation) => Costly.Contains(operation);
}
