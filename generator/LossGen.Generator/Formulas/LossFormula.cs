using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>What a kernel specification computes per element, before differentiation.</summary>
/// <param name="Inputs">The losses' inputs, in order.</param>
/// <param name="Loss">ℓ, the weighted sum of the terms.</param>
internal sealed record LossFormula(IReadOnlyList<Expression> Inputs, Expression Loss)
{
    public static LossFormula Build(KernelSpec spec, Graph graph)
    {
        IReadOnlyList<Expression> inputs = [.. spec.Terms[0].Loss().Inputs.Select(i => graph.Input(i.Name, i.Shape == InputShape.Rows ? Level.Row : Level.Element))];
        FormulaSpans spans = new(
            spec.HasPosWeights ? graph.Input(SpanNames.PosWeights) : null,
            spec.HasClassWeights ? graph.Input(SpanNames.ClassWeights) : null,
            spec.HasIgnored,
            spec.HasZShare);
        Expression loss = spec.Terms.Select(t => Term(t, graph, inputs, spans)).Aggregate((sum, term) => sum + term);
        return new(inputs, loss);
    }

    private static Expression Term(TermSpec term, Graph graph, IReadOnlyList<Expression> inputs, FormulaSpans spans)
    {
        LossKind kind = term.Loss();
        FormulaContext context = new(graph, i => inputs[i], o => Option(o, term, kind, graph), spans);
        Expression loss = kind.Formula(context);

        // A mask rules rows out for every term; those that know ignored rows have seen to it.
        int label = kind.Inputs.ToList().FindIndex(i => i.IsInteger);
        if (label >= 0 && kind.Find(LossOptions.IgnoreIndex.Name) is null) loss = context.UnlessIgnored(inputs[label], loss);
        if (term.WeightParameter is { } parameter) return graph.Parameter(parameter) * loss;
        return term.Weight == 1 ? loss : term.Weight * loss;
    }

    private static Expression? Option(Option option, TermSpec term, LossKind kind, Graph graph)
    {
        if (term.Options.FirstOrDefault(o => o.Name == option.Name) is { } given)
        {
            return given.Parameter is { } parameter ? graph.Parameter(parameter) : graph.Constant(given.Value);
        }

        OptionDefault? row = kind.Find(option.Name) ?? throw new InvalidOperationException($"{kind.Name} has no option {option.Name}.");
        return row.Default is { } value ? graph.Constant(value) : null;
    }
}
