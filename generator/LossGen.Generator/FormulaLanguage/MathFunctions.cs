using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>The functions of the framework that formulas may call, whichever class of <c>Math</c>, <c>MathF</c>, <c>float</c> and <c>double</c> has them.</summary>
internal sealed class MathFunctions(Compilation compilation)
{
    private static readonly Dictionary<(string Name, int Arity), Func<Expression[], Expression>> Table = new()
    {
        [("Abs", 1)] = Of(Abs),
        [("Sqrt", 1)] = Of(Sqrt),
        [("Exp", 1)] = Of(Exp),
        [("ExpM1", 1)] = Of(Expm1),
        [("Log", 1)] = Of(Log),
        [("Log", 2)] = a => a[0].Make(Log) / a[1].Make(Log),
        [("LogP1", 1)] = Of(Log1p),
        [("Log2", 1)] = Of(Log2),
        [("Log10", 1)] = Of(Log10),
        [("Pow", 2)] = Of(Pow),
        [("Hypot", 2)] = Of(Hypot),
        [("Sin", 1)] = Of(Sin),
        [("Cos", 1)] = Of(Cos),
        [("Atan", 1)] = Of(Atan),
        [("Atan2", 2)] = a => InverseFunctions.Atan2(a[0], a[1]),
        [("Asin", 1)] = a => InverseFunctions.Asin(a[0]),
        [("Acos", 1)] = a => InverseFunctions.Acos(a[0]),
        [("Asinh", 1)] = a => InverseFunctions.Asinh(a[0]),
        [("Acosh", 1)] = a => InverseFunctions.Acosh(a[0]),
        [("Atanh", 1)] = a => InverseFunctions.Atanh(a[0]),
        [("Cbrt", 1)] = a => InverseFunctions.Cbrt(a[0]),
        [("Sinh", 1)] = Of(Sinh),
        [("Cosh", 1)] = Of(Cosh),
        [("Tanh", 1)] = Of(Tanh),
        [("Min", 2)] = Of(Min),
        [("Max", 2)] = Of(Max),
        [("Clamp", 3)] = a => a[2].Make(Min, a[1].Make(Max, a[0])),
        [("Sign", 1)] = Of(Sign),
        [("CopySign", 2)] = Of(CopySign),
        [("Floor", 1)] = Of(Floor),
        [("Ceiling", 1)] = Of(Ceiling),
        [("Round", 1)] = Of(Round),
        [("FusedMultiplyAdd", 3)] = Of(FusedMultiplyAdd),
        [("Lerp", 3)] = a => a[0] * (1 - a[2]) + a[1] * a[2],
        [("IsNaN", 1)] = a => Values.Not(a[0].Make(Equal, a[0])),
        [("IsFinite", 1)] = a => a[0].Magnitude.Make(Less, a[0].Graph.Constant(double.PositiveInfinity)),
        [("IsInfinity", 1)] = a => a[0].Magnitude.Make(Equal, a[0].Graph.Constant(double.PositiveInfinity)),
        [("IsPositiveInfinity", 1)] = a => a[0].Make(Equal, a[0].Graph.Constant(double.PositiveInfinity)),
        [("IsNegativeInfinity", 1)] = a => a[0].Make(Equal, a[0].Graph.Constant(double.NegativeInfinity)),
    };

    // Asked of the assembly that defines float, so that a user's own class of that name is none of them.
    private readonly INamedTypeSymbol[] _classes =
    [
        .. new[] { "System.Math", "System.MathF", "System.Single", "System.Double" }
            .Select(n => compilation.GetSpecialType(SpecialType.System_Single).ContainingAssembly?.GetTypeByMetadataName(n))
            .OfType<INamedTypeSymbol>(),
    ];

    /// <summary>The names and numbers of arguments.</summary>
    public static IEnumerable<(string Name, int Arity)> All => Table.Keys;

    /// <summary>Whether the method is a static one of these classes.</summary>
    public bool IsLibrary(IMethodSymbol method) => method.IsStatic && _classes.Contains(method.ContainingType, SymbolEqualityComparer.Default);

    /// <summary>What the method makes of its arguments; null where it has no vector code.</summary>
    public Func<Expression[], Expression>? Find(IMethodSymbol method) =>
        method.Parameters.All(p => IsNumber(p.Type)) && Table.TryGetValue((method.Name, method.Parameters.Length), out Func<Expression[], Expression>? function) ? function : null;

    /// <summary>Those that there are, in words.</summary>
    public string Describe(string name) => Table.Keys.Any(k => k.Name == name)
        ? string.Join(" and ", Table.Keys.Where(k => k.Name == name).Select(k => $"{name} of {k.Arity} number{(k.Arity == 1 ? "" : "s")}"))
        : string.Join(", ", Table.Keys.Select(k => k.Name).Distinct().OrderBy(n => n, StringComparer.Ordinal));

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32;

    private static Func<Expression[], Expression> Of(Operation operation) => a => a[0].Make(operation, [.. a.Skip(1)]);
}
