using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using LossGen.Generator.Rewriting;
using LossGen.Generator.Tests.Oracles;

namespace LossGen.Generator.Tests.Rows;

/// <summary>What the table of operations makes of a variant's formula and its gradients, row by row, with error bounds.</summary>
/// <param name="Losses">ℓ of each row.</param>
/// <param name="Gradients">By input, in the order of that.</param>
internal sealed record RowExpected(Bounded[] Losses, IReadOnlyDictionary<string, Bounded[]> Gradients)
{
    public static RowExpected Of(RowInputs inputs)
    {
        LossFormula formula = inputs.Variant.Formula(new Graph());
        Expression[] leaves = [.. formula.Inputs.Where(i => inputs.Variant.Kind.Inputs.Any(k => k.Name == i.Name && !k.IsInteger))];

        // Differentiated as it is emitted, with what is folded away gone.
        Expression folded = new Rewriter(SimplificationRules.All).Rewrite(formula.Loss);
        IReadOnlyList<Expression> slopes = Differentiator.Gradients(folded, leaves);
        Bounded[] losses = new Bounded[inputs.Rows];
        List<Bounded>[] gradients = [.. leaves.Select(_ => new List<Bounded>())];
        for (int r = 0; r < inputs.Rows; r++)
        {
            ErrorBound bound = new(inputs.Dtype != Dtype.Double, inputs.Leaf(r), inputs.Columns);
            losses[r] = bound.Of(formula.Loss);
            for (int g = 0; g < leaves.Length; g++)
            {
                for (int c = 0; c < (leaves[g].Level == Level.Row ? 1 : inputs.Columns); c++) gradients[g].Add(bound.Of(slopes[g], c));
            }
        }

        return new(losses, leaves.Zip(gradients).ToDictionary(p => p.First.Name!, p => p.Second.ToArray()));
    }
}
