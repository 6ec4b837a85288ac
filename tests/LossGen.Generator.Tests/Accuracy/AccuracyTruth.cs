using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>
/// ℓ and its gradients in double, from the stable formulas: as they are written some would cancel even there. That stable formulas are equal to what is written
/// is for the oracles to say. Where there is more than a formula, it is written out.
/// </summary>
internal static class AccuracyTruth
{
    public static Results<double> Of(AccuracySubject subject, RowInputs inputs) => subject.Kind.Layout switch
    {
        LossLayout.LabelLists => ListTruth.Of(inputs),
        LossLayout.Pairs => subject.Id == nameof(Kind.NtXent) ? PairTruth.NtXent(inputs) : PairTruth.InfoNce(inputs),
        LossLayout.Clusters => ClusterTruth.Of(subject, inputs),
        LossLayout.Layers => LayerTruth.Of(inputs),
        LossLayout.Sequences => SequenceTruth.Of(inputs),
        _ => OfFormula(subject, inputs),
    };

    private static Results<double> OfFormula(AccuracySubject subject, RowInputs inputs)
    {
        (Expression loss, IReadOnlyDictionary<string, Expression> slopes) = Formulas(subject);
        double[] losses = new double[inputs.Rows];
        double[][] gradients = [.. subject.Learnt.Select(_ => new double[inputs.Rows * inputs.Columns])];
        Expression[] ordered = [.. subject.Learnt.Select(i => slopes[SpanNames.GradientOf(i)])];
        for (int row = 0; row < inputs.Rows; row++)
        {
            RowInterpreter interpreter = new(inputs.Leaf(row), inputs.Columns);
            losses[row] = interpreter.Evaluate(loss);
            for (int g = 0; g < ordered.Length; g++)
            {
                for (int column = 0; column < inputs.Columns; column++) gradients[g][row * inputs.Columns + column] = interpreter.Evaluate(ordered[g], column);
            }
        }

        return new(losses, gradients);
    }

    private static (Expression Loss, IReadOnlyDictionary<string, Expression> Slopes) Formulas(AccuracySubject subject)
    {
        KernelSpec spec = subject.Variant.Spec();
        if (subject.Kind.Layout == LossLayout.Elements)
        {
            ElementSchedule elements = ElementSchedule.Build(spec);
            return (elements.Loss, elements.Outputs.ToDictionary(o => o.Name, o => o.Formula));
        }

        RowSchedule rows = RowSchedule.Build(spec);
        return (rows.Loss, rows.Gradients.ToDictionary(g => g.Name, g => g.Value));
    }
}
