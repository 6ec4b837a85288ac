using System;
using System.Collections.Generic;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Transfer;

/// <summary>What each operator makes of the meaning of its operands. A row that is missing, or that does not apply, makes unknown numbers.</summary>
internal static class Operators
{
    /// <summary>Below this, what is added or bounded with only keeps logarithms finite.</summary>
    private const double Tiny = 1e-3;

    private static readonly IReadOnlyDictionary<Operator, Func<Operand, Operand, Origin, Content>> Table =
        new Dictionary<Operator, Func<Operand, Operand, Origin, Content>>
        {
            [Operator.View] = (a, _, _) => a.Content,
            [Operator.Copy] = (a, _, _) => a.Content,
            [Operator.Softmax] = (a, _, origin) => Result(ValueKind.Probabilities, a.Source, origin),
            [Operator.LogSoftmax] = (a, _, origin) => Result(ValueKind.LogProbabilities, a.Source, origin),
            [Operator.Sigmoid] = (a, _, origin) => Result(ValueKind.SigmoidProbabilities, a.Source, origin),
            [Operator.SoftmaxOfOther] = (_, _, origin) => Result(ValueKind.Probabilities, null, origin),
            [Operator.LogSoftmaxOfOther] = (_, _, origin) => Result(ValueKind.LogProbabilities, null, origin),
            [Operator.SigmoidOfOther] = (_, _, origin) => Result(ValueKind.SigmoidProbabilities, null, origin),
            [Operator.Layer] = (_, _, origin) => new Content { IsRaw = true, Origin = origin },
            [Operator.OneHot] = (_, _, origin) => Result(ValueKind.OneHot, null, origin),
            [Operator.ArgMax] = (_, _, origin) => Result(ValueKind.ClassIndices, null, origin),
            [Operator.Clear] = (_, _, origin) => new Content { Numbers = Numbers.Zeros, Origin = origin },
            [Operator.Fill] = (a, _, origin) => a.Content.Numbers is { } numbers ? new Content { Numbers = numbers, Origin = origin } : a.Content,
            [Operator.Log] = (a, _, origin) => Log(a, origin),
            [Operator.Exp] = (a, _, origin) => Exp(a, origin),
            [Operator.Negate] = (a, _, _) => IsPlain(a) ? Step(Stage.Negated, a) : Content.Unknown,
            [Operator.Reciprocal] = (a, _, origin) => Divide(new Operand(new Content { Numbers = Numbers.Of(1) }), a, origin),
            [Operator.Add] = (a, b, _) => Keep(Add(a, b), Add(b, a)),
            [Operator.Subtract] = Subtract,
            [Operator.Multiply] = (a, b, origin) => Keep(Multiply(a, b, origin), Multiply(b, a, origin)),
            [Operator.Divide] = Divide,
            [Operator.Bound] = (a, b, _) => Keep(Bound(a, b), Bound(b, a)),
            [Operator.Sum] = (a, _, _) => a.Content.Stage is Stage.Exponential or Stage.ExponentialSum ? Step(Stage.ExponentialSum, a) : Content.Unknown,
        };

    /// <summary>The same where something else comes first: then the operand is not what is activated.</summary>
    public static Operator AfterOther(Operator @operator) => @operator switch
    {
        Operator.Softmax => Operator.SoftmaxOfOther,
        Operator.LogSoftmax => Operator.LogSoftmaxOfOther,
        Operator.Sigmoid => Operator.SigmoidOfOther,
        _ => @operator,
    };

    public static Content Apply(Operator @operator, IReadOnlyList<Operand> operands, Origin origin, object definition)
    {
        if (!Table.TryGetValue(@operator, out Func<Operand, Operand, Origin, Content> row)) return Content.Of(definition);
        Operand none = new(Content.Unknown, IsScalar: true);
        Content result = row(operands.Count > 0 ? operands[0] : none, operands.Count > 1 ? operands[1] : none, origin);
        // A copy is the same numbers.
        return @operator is Operator.Copy or Operator.View && result.Definition is not null ? result : result with { Definition = definition };
    }

    private static Content Log(Operand a, Origin origin) => a.Content switch
    {
        { Holds: ValueKind.Probabilities or ValueKind.SigmoidProbabilities } => new Content
        {
            Holds = ValueKind.LogProbabilities,
            IsAlongFirst = a.Content.IsAlongFirst,
            Origin = origin with { Activation = a.Content.Origin, IsSigmoid = a.Content.Holds == ValueKind.SigmoidProbabilities, IsGuarded = a.Content.IsGuarded },
            // No loss takes the logarithm of a sigmoid of what it is given, so that nothing can be passed instead.
            Source = a.Content.Holds == ValueKind.Probabilities ? a.Content.Source : null,
        },
        { Stage: Stage.ExponentialSum } => Step(Stage.LogExponentialSum, a),
        _ => Content.Unknown,
    };

    private static Content Exp(Operand a, Origin origin) => a.Content switch
    {
        { Holds: ValueKind.LogProbabilities, Origin.IsSigmoid: true } => Result(ValueKind.SigmoidProbabilities, null, origin),
        { Holds: ValueKind.LogProbabilities } => Result(ValueKind.Probabilities, a.Content.Source, origin),
        { Stage: Stage.Negated } => Step(Stage.NegatedExponential, a),
        { Stage: Stage.None or Stage.Shifted } => Step(Stage.Exponential, a),
        _ => Content.Unknown,
    };

    private static Content? Add(Operand a, Operand b) => (a.Content, b.Content) switch
    {
        ({ Numbers: { } one }, { Stage: Stage.NegatedExponential }) when one.Is(1) => Step(Stage.OnePlusNegatedExponential, b),
        ({ Numbers: { } one }, { Stage: Stage.Exponential }) when one.Is(1) => Step(Stage.OnePlusExponential, b),
        ({ Numbers: not null }, { Stage: Stage.Exponential or Stage.ExponentialSum }) => Step(Stage.ExponentialSum, b),
        ({ Stage: Stage.ExponentialSum }, { Stage: Stage.Exponential or Stage.ExponentialSum }) when Agree(a, b) => Step(Stage.ExponentialSum, a),
        (_, { Stage: Stage.LogExponentialSum }) when a.IsScalar => Step(Stage.LogExponentialSum, b),
        ({ Numbers: { } tiny }, { Holds: ValueKind.Probabilities or ValueKind.SigmoidProbabilities }) when IsTiny(tiny) => b.Content with { IsGuarded = true },
        ({ Numbers: not null }, { Stage: Stage.Negated or Stage.None or Stage.Shifted }) when IsPlain(b) => Step(Stage.Shifted, b),
        _ => null,
    };

    private static Content Subtract(Operand a, Operand b, Origin origin)
    {
        if (b.Content.Stage == Stage.LogExponentialSum && IsPlain(a) && Agree(a, b)) return Result(ValueKind.LogProbabilities, a.Beginning, origin);
        if (a.Content.Numbers?.Is(1) == true && b.Content.Holds == ValueKind.SigmoidProbabilities) return Result(ValueKind.SigmoidProbabilities, null, origin);
        if (a.Content.Numbers?.Is(0) == true && IsPlain(b)) return Step(Stage.Negated, b);
        if (!IsPlain(a) || a.Content.Numbers is not null || !b.IsScalar) return Content.Unknown;
        return Step(Stage.Shifted, a) with { Holds = a.Content.Holds == ValueKind.Logits ? ValueKind.Logits : ValueKind.Values };
    }

    private static Content Divide(Operand a, Operand b, Origin origin) => (a.Content, b.Content) switch
    {
        ({ Stage: Stage.Exponential }, { Stage: Stage.ExponentialSum }) when Agree(a, b) => Result(ValueKind.Probabilities, a.Beginning, origin),
        ({ Stage: Stage.Exponential }, { Stage: Stage.OnePlusExponential }) when Agree(a, b) => Result(ValueKind.SigmoidProbabilities, Unshifted(a), origin),
        ({ Numbers: { } one }, { Stage: Stage.OnePlusNegatedExponential }) when one.Is(1) => Result(ValueKind.SigmoidProbabilities, Unshifted(b), origin),
        ({ Numbers: { } one }, { Stage: Stage.ExponentialSum }) when one.Is(1) => Step(Stage.ReciprocalSum, b),
        _ => Scaled(a, b),
    };

    private static Content? Multiply(Operand a, Operand b, Origin origin)
    {
        if (a.Content.Stage == Stage.Exponential && b.Content.Stage == Stage.ReciprocalSum && Agree(a, b))
        {
            return Result(ValueKind.Probabilities, a.Beginning, origin);
        }

        return Scaled(a, b) is { IsKnown: true } scaled ? scaled : null;
    }

    /// <summary>Logits stay logits, at another temperature.</summary>
    private static Content Scaled(Operand a, Operand b) =>
        a.Content.Holds == ValueKind.Logits && b.IsScalar ? new Content { Holds = ValueKind.Logits, Origin = a.Content.Origin } : Content.Unknown;

    /// <summary>A clamp that keeps logarithms finite changes no meaning.</summary>
    private static Content? Bound(Operand a, Operand b) =>
        a.Content.Holds is ValueKind.Probabilities or ValueKind.SigmoidProbabilities && b.Content.Numbers is { } bound && IsTiny(bound) ? a.Content with { IsGuarded = true } : null;

    private static bool IsTiny(Numbers numbers) => numbers.Least > 0 && numbers.Greatest <= Tiny;

    private static bool IsPlain(Operand a) =>
        a.Content.Holds is ValueKind.Values or ValueKind.Logits && a.Content.Stage is Stage.None or Stage.Shifted;

    /// <summary>Whether both may have begun with the same numbers.</summary>
    private static bool Agree(Operand a, Operand b) =>
        a.Beginning?.Definition is not { } one || b.Beginning?.Definition is not { } other || one.Equals(other);

    private static Content Keep(Content? first, Content? second) => first ?? second ?? Content.Unknown;

    private static Source? Unshifted(Operand a) => a.Beginning is { IsShifted: false } source ? source : null;

    private static Content Step(Stage stage, Operand operand) => new()
    {
        Stage = stage,
        Source = stage == Stage.Shifted && operand.Beginning is { } source ? source with { IsShifted = true } : operand.Beginning,
    };

    private static Content Result(ValueKind kind, Source? source, Origin origin) => new() { Holds = kind, Source = source, Origin = origin };
}
