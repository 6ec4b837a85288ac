using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>How each operation becomes instructions: a row for all but the leaves.</summary>
internal static class VectorFunctions
{
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        .. new[] { Elementary.All, Exponentials.All, Logarithms.All, Hyperbolic.All, Logistic.All, Powers.All, Losses.All, Shares.All, Rounding.All, Trigonometry.All,
            Arctangent.All, HyperbolicPair.All, OtherLogarithms.All, Norms.All }
            .SelectMany(family => family)
            .Select(TakingMasks),
    ];

    private static readonly Dictionary<Operation, VectorFunction> ByOperation = All.ToDictionary(f => f.Operation);

    public static VectorFunction Find(Operation operation) =>
        ByOperation.TryGetValue(operation, out VectorFunction? function)
            ? function
            : throw new ArgumentException($"{operation} has no vector code.", nameof(operation));

    // A comparison may be reckoned with as the number 1 or 0; only Select and what joins conditions take it as it is.
    private static VectorFunction TakingMasks(VectorFunction function) =>
        function.Operation == Operations.Select || function.Operation == Operations.And || function.Operation == Operations.Or
        || function.Operation == Operations.Not
            ? function
            : function with { Lower = (b, arguments, ranges) => function.Lower(b, [.. arguments.Select(b.AsNumber)], ranges) };
}
