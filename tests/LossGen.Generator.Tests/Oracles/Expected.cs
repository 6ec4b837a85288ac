using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using LossGen.Generator.Rewriting;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>What the interpreter makes of a variant's formula and its gradients, element by element, with error bounds.</summary>
internal sealed class Expected
{
    private Expected(double[][] inputs, Bounded[] losses, Bounded[][] gradients)
    {
        Inputs = inputs;
        Losses = losses;
        Gradients = gradients;
    }

    public double[][] Inputs { get; }

    public Bounded[] Losses { get; }

    public Bounded[][] Gradients { get; }

    /// <param name="variant">The loss.</param>
    /// <param name="dtype">The type computed in.</param>
    /// <param name="inputs">The elements.</param>
    /// <param name="posWeights">The weights of the positive term, by column.</param>
    public static Expected Of(LossVariant variant, Dtype dtype, double[][] inputs, double[] posWeights)
    {
        LossFormula formula = variant.Formula(new Graph());

        // Differentiated as it is emitted, with what is folded away gone: a factor of 0 whose slope is NaN elsewhere.
        Expression folded = new Rewriter(SimplificationRules.All).Rewrite(formula.Loss);
        IReadOnlyList<Expression> gradients = Differentiator.Gradients(folded, formula.Inputs);
        int count = inputs[0].Length;
        Bounded[] losses = new Bounded[count];
        Bounded[][] slopes = [.. gradients.Select(_ => new Bounded[count])];
        for (int i = 0; i < count; i++)
        {
            ErrorBound bound = new(dtype != Dtype.Double, Leaf(variant, dtype, inputs, posWeights, i));
            losses[i] = bound.Of(formula.Loss);
            for (int g = 0; g < slopes.Length; g++) slopes[g][i] = bound.Of(gradients[g]);
        }

        return new(inputs, losses, slopes);
    }

    /// <summary>The values of inputs and parameters at one element.</summary>
    public static Func<string, double> Leaf(LossVariant variant, Dtype dtype, double[][] inputs, double[] posWeights, int element) => name =>
        name == SpanNames.PosWeights ? posWeights[element % posWeights.Length]
        : variant.Values.TryGetValue(name, out double value) ? dtype.Round(value)
        : inputs[variant.Kind.Inputs.ToList().FindIndex(i => i.Name == name)][element];
}
