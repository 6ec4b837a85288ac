using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// a·x + b·x → (a + b)·x over whole sums of products, the most frequent factor first: differentiation multiplies what flows through each
/// path on its own, so that the gradient of a product repeats its factors. Stabilising: fewer roundings, and differences of the factors
/// are taken before they are multiplied.
/// </summary>
internal static class Factoring
{
    // What shares its parts is written out on the way.
    private const int Largest = 2000;

    /// <summary>The factored form, or the expression itself where that is shorter beside what is computed anyway.</summary>
    public static Expression Apply(Expression expression, Expression computedAnyway)
    {
        if (TreeSize.Of(expression) > Largest) return expression;
        List<Term> terms = [];
        Flatten(expression, 1, terms);
        // A factor of 0 or ∞ is no common size, and NaN is no size at all.
        if (terms.Count < 2 || terms.Any(t => t.Coefficient == 0 || double.IsNaN(t.Coefficient) || double.IsInfinity(t.Coefficient))) return expression;
        Expression factored = Sum(terms, expression.Graph);
        return Size(factored, computedAnyway) <= Size(expression, computedAnyway) ? factored : expression;
    }

    private static void Flatten(Expression e, double sign, List<Term> terms)
    {
        if (e.Is(Operations.Negate))
        {
            Flatten(e.Arguments[0], -sign, terms);
        }
        else if (e.Is(Operations.Add) || e.Is(Operations.Subtract))
        {
            Flatten(e.Arguments[0], sign, terms);
            Flatten(e.Arguments[1], e.Is(Operations.Add) ? sign : -sign, terms);
        }
        else
        {
            List<Expression> factors = [];
            double coefficient = sign * Factors(e, factors);
            terms.Add(new(coefficient, factors));
        }
    }

    // Collects the factors and returns the constant among them.
    private static double Factors(Expression e, List<Expression> factors)
    {
        if (e.IsConstant) return e.Value;
        if (e.Is(Operations.Negate)) return -Factors(e.Arguments[0], factors);
        if (e.Is(Operations.Multiply) && !IsSlopeOfSigmoid(e)) return Factors(e.Arguments[0], factors) * Factors(e.Arguments[1], factors);
        if (e.Is(Operations.Square)) return Factors(e.Arguments[0], factors) * Factors(e.Arguments[0], factors);
        factors.Add(e);
        return 1;
    }

    // σ(x)·σ(−x) stays together: it vanishes where each of the two alone meets something huge.
    private static bool IsSlopeOfSigmoid(Expression e) => e.Arguments[0].Is(Operations.Sigmoid) && e.Arguments[1].Is(Operations.Sigmoid);

    private static Expression Sum(List<Term> terms, Graph graph)
    {
        if (terms.Count == 1) return Product(terms[0], graph);
        double size = Math.Abs(terms[0].Coefficient);
        if (size != 1 && terms.All(t => Math.Abs(t.Coefficient) == size))
        {
            return size * Sum([.. terms.Select(t => t with { Coefficient = Math.Sign(t.Coefficient) })], graph);
        }

        var frequent = terms.SelectMany(t => t.Factors.Distinct()).GroupBy(f => f).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Number).FirstOrDefault();
        if (frequent is null || frequent.Count() < 2) return Plain(terms, graph);

        Expression factor = frequent.Key;
        Expression inner = factor * Sum([.. terms.Where(t => t.Factors.Contains(factor)).Select(t => t.Without(factor))], graph);
        List<Term> rest = [.. terms.Where(t => !t.Factors.Contains(factor))];
        return rest.Count == 0 ? inner
            : rest.All(t => t.Coefficient < 0) ? inner - Sum([.. rest.Select(t => t with { Coefficient = -t.Coefficient })], graph)
            : inner + Sum(rest, graph);
    }

    private static Expression Plain(List<Term> terms, Graph graph) => terms
        .OrderBy(t => t.Coefficient < 0)
        .Aggregate((Expression?)null, (sum, t) =>
            sum is null ? Product(t, graph)
            : t.Coefficient < 0 ? sum - Product(t with { Coefficient = -t.Coefficient }, graph)
            : sum + Product(t, graph))!;

    // Factors of at most 1 come first and the constant last, so that nothing overflows on the way.
    private static Expression Product(Term term, Graph graph)
    {
        Ranges ranges = new();
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
