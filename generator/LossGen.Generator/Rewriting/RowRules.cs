using System.Collections.Generic;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;
using static LossGen.Generator.Rewriting.Match;
using static LossGen.Generator.Rewriting.RulePrecision;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// What people write over rows, as what neither overflows nor cancels there; used like <see cref="StabilisingRules"/>, and tested like them. A share p is that of
/// exp(x[y]) in Σ exp(x), a surprise its −log.
/// </summary>
internal static class RowRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("√Σ x² → ‖x‖", Stabilising, e => Of(Sqrt, RowSum, e) is { Level: Level.Element } summed && Squared(summed) is { } x ? x.Make(RowNorm) : null),
        new("log Σ exp(x) → max x + log Σ exp(x − max x)", Stabilising, e => SumOfExp(Of(Log, RowSum, e)) is { } x && !x.Is(Shift) && Lowered(x) is null ? new Softmax(x).LogSumExp : null) { Grows = true },
        new("log Σ exp(x − max x) + max x → logsumexp(x)", Stabilising, e => e.Is(Add) ? Raised(e.Arguments[0], e.Arguments[1]) ?? Raised(e.Arguments[1], e.Arguments[0]) : null),
        new("log Σ exp(x − max x) − (x[y] − max x) → surprise", Stabilising, e => e.Is(Subtract) && IsLoweredAt(e.Arguments[1], LogOfLowered(e.Arguments[0])) ? At(e.Arguments[1].Arguments[0]).Surprise : null),
        new("log Σ exp(x − max x) + (max x − x[y]) → surprise", Stabilising, e => e.Is(Add) ? Missing(e.Arguments[0], e.Arguments[1]) ?? Missing(e.Arguments[1], e.Arguments[0]) : null),
        new("(x[y] − max x) − log Σ exp(x − max x) → −surprise", Stabilising, e => e.Is(Subtract) && IsLoweredAt(e.Arguments[0], LogOfLowered(e.Arguments[1])) ? -At(e.Arguments[0].Arguments[0]).Surprise : null),
        new("(x − max x) − log Σ exp(x − max x) → log shares", Stabilising, e => e.Is(Subtract) && Lowered(e.Arguments[0]) is { } x && x == LogOfLowered(e.Arguments[1]) ? new Softmax(x).LogShares : null),

        new("logsumexp(x) − x[y] → surprise", Stabilising, e => e.Is(Subtract) && IsAt(e.Arguments[1], LogSumExp(e.Arguments[0])) ? At(e.Arguments[1]).Surprise : null),
        new("x[y] − logsumexp(x) → −surprise", Stabilising, e => e.Is(Subtract) && IsAt(e.Arguments[0], LogSumExp(e.Arguments[1])) ? -At(e.Arguments[0]).Surprise : null),
        new("exp(x[y])/Σ exp(x) → p", Stabilising, e => Quotient(e) is var (power, x) && IsAt(power, x) ? At(power).Hit : null),
        new("exp(x[y] − max x)/Σ exp(x − max x) → p", Stabilising, e => Quotient(e) is var (power, x) && Lowered(x) is { } row && IsLoweredAt(power, row) ? At(power.Arguments[0]).Hit : null),
        new("exp(−surprise) → p", Stabilising, e => e.Is(Exp) && Of(Negate, Operations.Surprise, e.Arguments[0]) is not null ? Shares(e.Arguments[0].Arguments[0]) : null),
        new("log(p) → −surprise", Stabilising, e => e.Is(Log) && e.Arguments[0].Is(Share) && e.Arguments[0].Arguments[0].Is(Exp)
            ? -e.Arguments[0].Arguments[1].Make(Operations.Surprise, e.Arguments[0].Arguments[0], e.Arguments[0].Arguments[0].Arguments[0]) : null),
        new("1 − a/(a + b) → b/(b + a)", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && e.Arguments[1].Is(Share) ? e.Arguments[1].Arguments[1].Make(Share, e.Arguments[1].Arguments[0]) : null),

        new("x − logsumexp(x) → (x − max x) − log Σ exp(x − max x)", Stabilising, e => e.Is(Subtract) && e.Arguments[0] == LogSumExp(e.Arguments[1]) ? new Softmax(e.Arguments[0]).LogShares : null),
        new("exp(x)/Σ exp(x) → exp(x − max x)/Σ exp(x − max x)", Stabilising, e => Quotient(e) is var (power, x) && power == x && !x.Is(Shift) ? new Softmax(Lowered(x) ?? x).Shares : null) { Grows = true },
        new("exp((x − max x) − log(s)) → exp(x − max x)/s", Stabilising, e => e.Is(Exp) && e.Arguments[0].Is(Subtract) && e.Arguments[0].Arguments[0].Is(Shift) && e.Arguments[0].Arguments[1].Is(Log)
            ? e.Arguments[0].Arguments[0].Make(Exp) / e.Arguments[0].Arguments[1].Arguments[0] : null),
        new("log(exp(x − max x)/s) → (x − max x) − log(s)", Stabilising, e => Of(Log, Divide, e) is { } power && power.Is(Exp) && power.Arguments[0].Is(Shift)
            ? power.Arguments[0] - e.Arguments[0].Arguments[1].Make(Log) : null),
    ];

    // The x of exp(x), given what is summed over the row.
    private static Expression? SumOfExp(Expression? summed) => summed is not null && summed.Is(Exp) && summed.Level == Level.Element ? summed.Arguments[0] : null;

    // The x of x − max x.
    private static Expression? Lowered(Expression e) => e.Is(Subtract) && e.Arguments[1].Is(RowMax) && e.Arguments[1].Arguments[0] == e.Arguments[0] ? e.Arguments[0] : null;

    // The x of log Σ exp(x − max x).
    private static Expression? LogOfLowered(Expression e) => SumOfExp(Of(Log, RowSum, e)) is { } distance ? Lowered(distance) : null;

    private static Expression? Raised(Expression log, Expression greatest) => LogOfLowered(log) is { } x && IsGreatest(greatest, x) ? new Softmax(x).LogSumExp : null;

    private static Expression? Missing(Expression log, Expression distance) =>
        LogOfLowered(log) is { } x && distance.Is(Subtract) && IsGreatest(distance.Arguments[0], x) && IsAt(distance.Arguments[1], x) ? At(distance.Arguments[1]).Surprise : null;

    private static bool IsGreatest(Expression e, Expression row) => e.Is(RowMax) && e.Arguments[0] == row;

    // Whether it is x[y] − max x.
    private static bool IsLoweredAt(Expression e, Expression? row) => row is not null && e.Is(Subtract) && IsGreatest(e.Arguments[1], row) && IsAt(e.Arguments[0], row);

    // The a and x of exp(a)/Σ exp(x).
    private static (Expression Power, Expression Row)? Quotient(Expression e) =>
        e.Is(Divide) && e.Arguments[0].Is(Exp) && e.Arguments[1].Is(RowSum) && SumOfExp(e.Arguments[1].Arguments[0]) is { } x ? (e.Arguments[0].Arguments[0], x) : null;

    // The x of max x + log Σ exp(x − max x).
    private static Expression? LogSumExp(Expression e) =>
        e.Is(Add) && e.Arguments[0].Is(Pivot) && SumOfExp(Of(Log, RowSum, e.Arguments[1])) is { } distance && distance.Is(Shift) && distance.Arguments[1] == e.Arguments[0]
            ? distance.Arguments[0]
            : null;

    private static bool IsAt(Expression e, Expression? row) => e.Is(Gather) && e.Arguments[0] == row;

    // The softmax of a row's value at an index.
    private static Softmax At(Expression at) => new(at.Arguments[0], at.Arguments[1]);

    private static Expression Shares(Expression surprise) => surprise.Arguments[1].Make(Share, surprise.Arguments[0]);
}
