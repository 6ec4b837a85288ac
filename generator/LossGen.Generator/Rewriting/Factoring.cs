using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// a·x + b·x → (a + b)·x over whole sums of products, the most frequent factor first: differentiation multiplies what flows through each
/// path on its own, so that the gradient of a product repeats its factors. Stabilising: fewer roundings, and differences of the factors
/// are taken before they are multiplied.
/// </summary>
internal static class Factoring
{
    // Products are written out on the way, and powers of powers have more factors than anybody can store.
    private const int MostFactors = 300;

    /// <summary>The factored form, or the expression itself where that is shorter beside what is computed anyway.</summary>
    public static Expression Apply(Expression expression, Expression computedAnyway)
    {
        if (Terms(expression) is not { } terms) return expression;

        // A factor of 0 or ∞ is no common size, and NaN is no size at all.
        if (terms.Count < 2 || terms.Any(t => t.Coefficient == 0 || double.IsNaN(t.Coefficient) || double.IsInfinity(t.Coefficient))) return expression;
        Expression factored = Sum(terms, expression.Graph, new());
        return Size(factored, computedAnyway) <= Size(expression, computedAnyway) ? factored : expression;
    }

    // Null where there are too many factors.
    private static List<Term>? Terms(Expression expression)
    {
        List<Term> terms = [];
        int room = MostFactors;
        Stack<(Expression Part, double Sign)> pending = new([(expression, 1)]);
        while (pending.Count > 0)
        {
            (Expression e, double sign) = pending.Pop();
            if (e.Is(Negate))
            {
                pending.Push((e.Arguments[0], -sign));
            }
            else if (e.Is(Add) || e.Is(Subtract))
            {
                pending.Push((e.Arguments[1], e.Is(Add) ? sign : -sign));
                pending.Push((e.Arguments[0], sign));
            }
            else if (Factors(e, sign, room) is { } term)
            {
                terms.Add(term);
                room -= 1 + term.Factors.Count;
            }
            else
            {
                return null;
            }

            if (terms.Count + pending.Count > MostFactors) return null;
        }

        return terms;
    }

    // The constant among the factors, and the others; null where there are too many.
    private static Term? Factors(Expression expression, double sign, int room)
    {
        List<Expression> factors = [];
        Stack<Expression> pending = new([expression]);
        while (pending.Count > 0)
        {
            Expression e = pending.Pop();
            if (factors.Count + pending.Count > room) return null;
            if (e.IsConstant)
            {
                sign *= e.Value;
            }
            else if (e.Is(Negate))
            {
                sign = -sign;
                pending.Push(e.Arguments[0]);
            }
            else if (e.Is(Square) || (e.Is(Multiply) && !IsSlopeOfSigmoid(e)))
            {
                pending.Push(e.Arguments[e.Arguments.Count - 1]);
                pending.Push(e.Arguments[0]);
            }
            else
            {
                factors.Add(e);
            }
        }

        return new(sign, factors);
    }

    // σ(x)·σ(−x) stays together: it vanishes where each of the two alone meets something huge.
    private static bool IsSlopeOfSigmoid(Expression e) => e.Arguments[0].Is(Sigmoid) && e.Arguments[1].Is(Sigmoid);

    private static Expression Sum(List<Term> terms, Graph graph, Ranges ranges)
    {
        if (terms.Count == 1) return Product(terms[0], graph, ranges);
        double size = Math.Abs(terms[0].Coefficient);
        if (size != 1 && terms.All(t => Math.Abs(t.Coefficient) == size))
        {
            return size * Sum([.. terms.Select(t => t with { Coefficient = Math.Sign(t.Coefficient) })], graph, ranges);
        }

        var frequent = terms.SelectMany(t => t.Factors.Distinct()).GroupBy(f => f).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Number).FirstOrDefault();
        if (frequent is null || frequent.Count() < 2) return Plain(terms, graph, ranges);

        Expression factor = frequent.Key;
        Expression inner = factor * Sum([.. terms.Where(t => t.Factors.Contains(factor)).Select(t => t.Without(factor))], graph, ranges);
        List<Term> rest = [.. terms.Where(t => !t.Factors.Contains(factor))];
        return rest.Count == 0 ? inner
            : rest.All(t => t.Coefficient < 0) ? inner - Sum([.. rest.Select(t => t with { Coefficient = -t.Coefficient })], graph, ranges)
            : inner + Sum(rest, graph, ranges);
    }

    private static Expression Plain(List<Term> terms, Graph graph, Ranges ranges) => terms
        .OrderBy(t => t.Coefficient < 0)
        .Aggregate((Expression?)null, (sum, t) =>
            sum is null ? Product(t, graph, ranges)
            : t.Coefficient < 0 ? sum - Product(t with { Coefficient = -t.Coefficient }, graph, ranges)
            : sum + Product(t, graph, ranges))!;

    // Factors of at most 1 come first and the constant last, so that nothing overflows on the way.
    private static Expression Product(Term term, Graph graph, Ranges ranges)
    {
        Expression? product = null;
        foreach (Expression factor in term.Factors.OrderByDescending(f => ranges.Of(f).IsWithin(-1, 1))) product = product is null ? factor : product * factor;
        if (product is null) return graph.Constant(term.Coefficient);
        return term.Coefficient == 1 ? product : term.Coefficient == -1 ? -product : term.Coefficient * product;
    }

    // How many more values it takes.
    private static int Size(Expression expression, Expression beside) =>
        Count([expression, beside]) - Count([beside]);

    private static int Count(IEnumerable<Expression> roots) => Subexpressions.Of(roots).Count(e => !e.IsConstant);

    private sealed record Term(double Coefficient, List<Expression> Factors)
    {
        public Term Without(Expression factor)
        {
            List<Expression> rest = [.. Factors];
            rest.Remove(factor);
            return this with { Factors = rest };
        }
    }
}
