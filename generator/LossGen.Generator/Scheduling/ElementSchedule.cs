using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;

namespace LossGen.Generator.Scheduling;

/// <summary>One pass over the elements: what it reads, what it writes and what it sums.</summary>
/// <param name="Inputs">The spans read, in the order of the operands.</param>
/// <param name="Outputs">The spans written, in the order of the operands.</param>
/// <param name="Sum">What is summed over the elements, or null.</param>
/// <param name="Loss">ℓ before weighting, for the documentation.</param>
internal sealed record ElementSchedule(
    IReadOnlyList<string> Inputs,
    IReadOnlyList<ElementOutput> Outputs,
    Expression? Sum,
    Expression Loss)
{
    /// <summary>The laws by which ℓ was made stable, for the documentation.</summary>
    public IReadOnlyList<string> Stabilised { get; init; } = [];

    public static ElementSchedule Build(KernelSpec spec)
    {
        Graph graph = new();
        LossFormula formula = LossFormula.Build(spec, graph);
        List<Rule> used = [];
        Expression loss = new Rewriter([.. SimplificationRules.All, .. StabilisingRules.All, .. StabilisedForms.All], used).Rewrite(formula.Loss);
        IReadOnlyList<Expression> slopes = Differentiator.Gradients(loss, [.. spec.Gradients.Select(i => formula.Inputs[i])]);
        Limits.Gradient.Check(Subexpressions.Of(slopes).Count);
        Expression? sampleWeights = spec.HasSampleWeights ? graph.Input(SpanNames.SampleWeights) : null;
        Expression weighted = sampleWeights is null ? loss : sampleWeights.Make(Operations.Weighted, loss);

        Rewriter strength = new(StrengthRules.All);
        slopes = [.. slopes.Select(strength.Rewrite)];
        Rewriter vanishing = new(VanishingSlopes.All);
        Rewriter finish = new([SharedPowers.Rule([weighted, .. slopes]), .. StrengthRules.All]);
        weighted = finish.Rewrite(weighted);

        // The share comes last, so that factors which are the same for all elements meet it and are multiplied before the loop.
        Expression share = graph.Parameter(KernelWords.Scale);
        if (spec.HasUpstream) share *= graph.Input(SpanNames.Upstream);
        if (sampleWeights is not null) share *= sampleWeights;

        List<ElementOutput> outputs = spec.StoresLosses ? [new(SpanNames.Losses, weighted, weighted)] : [];
        foreach ((int input, Expression slope) in spec.Gradients.Zip(slopes, (i, s) => (i, s)))
        {
            Expression factored = vanishing.Rewrite(finish.Rewrite(Factoring.Apply(finish.Rewrite(slope), weighted)));
            outputs.Add(new(SpanNames.GradientOf(formula.Inputs[input].Name!), finish.Rewrite(Switched(sampleWeights, share * factored)), factored));
        }

        return new(InputNames(spec, formula), outputs, spec.AccumulatesLoss ? weighted : null, loss)
        {
            Stabilised = [.. used.Where(u => StabilisingRules.All.Contains(u) || StabilisedForms.All.Contains(u)).Select(r => r.Law)],
        };
    }

    /// <summary>A weighted slope, which a weight of exactly 0 makes 0, whatever the slope is.</summary>
    public static Expression Switched(Expression? weight, Expression slope)
    {
        if (weight is null) return slope;
        Expression zero = weight.Graph.Constant(0);
        return weight.Make(Operations.Equal, zero).Make(Operations.Select, zero, slope);
    }

    private static IReadOnlyList<string> InputNames(KernelSpec spec, LossFormula formula)
    {
        List<string> names = [.. formula.Inputs.Select(i => i.Name!)];
        if (spec.HasPosWeights) names.Add(SpanNames.PosWeights);
        if (spec.HasSampleWeights) names.Add(SpanNames.SampleWeights);
        if (spec.HasUpstream) names.Add(SpanNames.Upstream);
        return names;
    }
}

/// <summary>A span that a pass writes.</summary>
/// <param name="Name">The kernel's name of it.</param>
/// <param name="Value">What is written.</param>
/// <param name="Formula">The same before weights and reduction, for the documentation.</param>
internal sealed record ElementOutput(string Name, Expression Value, Expression Formula);
