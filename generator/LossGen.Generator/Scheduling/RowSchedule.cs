using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;

namespace LossGen.Generator.Scheduling;

/// <summary>The passes over a row: the fewest that its reductions allow, since each pass reads memory again.</summary>
/// <param name="Operands">The spans read and written.</param>
/// <param name="Passes">The passes, in order.</param>
/// <param name="RowOutputs">What is written per row.</param>
/// <param name="Sum">What is summed over the rows, or null.</param>
/// <param name="Loss">ℓ before weighting, for the documentation.</param>
/// <param name="Gradients">Gradients before weights and reduction, for the documentation.</param>
/// <param name="LabelName">What the class of a row is called, or null where rows have none.</param>
/// <param name="IsTransposed">Whether lanes are rows, rather than columns.</param>
internal sealed record RowSchedule(
    KernelOperands Operands,
    IReadOnlyList<RowPass> Passes,
    IReadOnlyList<RowStore> RowOutputs,
    Expression? Sum,
    Expression Loss,
    IReadOnlyList<RowStore> Gradients,
    string? LabelName,
    bool IsTransposed)
{
    /// <summary>The laws by which ℓ was made stable, for the documentation.</summary>
    public IReadOnlyList<string> Stabilised { get; init; } = [];

    /// <summary>What is written per element.</summary>
    private IReadOnlyList<RowStore> ElementOutputs { get; init; } = [];

    /// <summary>The same loss with lanes that are rows.</summary>
    public RowSchedule Transposed() => this with { Passes = Plan(ElementOutputs, RowOutputs, Sum, isTransposed: true, isCopied: true), IsTransposed = true };

    public static RowSchedule Build(KernelSpec spec)
    {
        Graph graph = new();
        LossFormula formula = LossFormula.Build(spec, graph);
        List<Rule> used = [];
        Expression loss = new Rewriter([.. SimplificationRules.All, .. RowRules.All, .. StabilisingRules.All, .. StabilisedForms.All, .. ColumnCount.Rules(spec.Columns)], used).Rewrite(formula.Loss);
        IReadOnlyList<Expression> slopes = Differentiator.Gradients(loss, [.. spec.Gradients.Select(i => formula.Inputs[i])]);

        Rewriter strength = new([.. StrengthRules.All, .. ColumnCount.Rules(spec.Columns)]);
        slopes = [.. slopes.Select(strength.Rewrite)];
        Rewriter vanishing = new(VanishingSlopes.All);
        Rewriter finish = new([RowNorms.Rule(spec.IsSingle), SharedPowers.Rule([loss, .. slopes]), .. StrengthRules.All, .. ColumnCount.Rules(spec.Columns)]);
        RowFactors factors = new();
        Expression finished = finish.Rewrite(loss);
        Expression? sampleWeights = spec.HasSampleWeights ? graph.Input(SpanNames.SampleWeights, Level.Row) : null;
        Expression weighted = Hoisted(sampleWeights is null ? finished : sampleWeights.Make(Operations.Weighted, finished));

        Expression share = graph.Parameter(KernelWords.Scale);
        if (spec.HasUpstream) share *= graph.Input(SpanNames.Upstream, Level.Row);
        if (sampleWeights is not null) share *= sampleWeights;
        List<RowStore> gradients = [], values = [];
        foreach ((int input, Expression slope) in spec.Gradients.Zip(slopes, (i, s) => (i, s)))
        {
            Expression factored = vanishing.Rewrite(finish.Rewrite(Factoring.Apply(finish.Rewrite(slope), finished)));
            string name = SpanNames.GradientOf(formula.Inputs[input].Name!);
            gradients.Add(new(name, factored));
            values.Add(new(name, Hoisted(ElementSchedule.Switched(sampleWeights, share * factored))));
        }

        bool isTransposed = Transposition.Pays(spec);
        KernelOperands operands = KernelOperands.Of(spec);
        List<RowStore> rowOutputs = [.. operands.Outputs.Where(o => o.Level == Level.Row).Select(o => o.Name == SpanNames.Losses ? new(o.Name, weighted) : values.First(v => v.Name == o.Name))];
        List<RowStore> outputs = [.. operands.Outputs.Where(o => o.Level == Level.Element).Select(o => values.First(v => v.Name == o.Name))];
        Expression? sum = spec.AccumulatesLoss ? weighted : null;
        return new(operands, Plan(outputs, rowOutputs, sum, isTransposed, isTransposed && !spec.IsClassFirst), rowOutputs, sum, loss, gradients, LabelOf(spec), isTransposed)
        {
            ElementOutputs = outputs,
            Stabilised = [.. used.Where(u => RowRules.All.Contains(u) || StabilisingRules.All.Contains(u) || StabilisedForms.All.Contains(u)).Select(u => u.Law)],
        };

        Expression Hoisted(Expression e) => finish.Rewrite(factors.Apply(finish.Rewrite(e)));
    }

    private static IReadOnlyList<RowPass> Plan(
        IReadOnlyList<RowStore> outputs, IReadOnlyList<RowStore> rowOutputs, Expression? sum, bool isTransposed, bool isCopied) =>
        new RowPlanner(isTransposed, isCopied).Plan(outputs, [.. rowOutputs.Select(o => o.Value), .. sum is null ? (Expression[])[] : [sum]]);

    private static string? LabelOf(KernelSpec spec)
    {
        LossKind kind = spec.Terms[0].Loss();
        return kind.Layout is LossLayout.LabelLists or LossLayout.Pairs ? SpanNames.Label : kind.Inputs.FirstOrDefault(i => i.IsInteger && i.Shape == InputShape.Rows)?.Name;
    }
}
