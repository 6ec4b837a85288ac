using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Tests.Oracles;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>What the generated method of a subject makes of its inputs: every ℓ and all gradients.</summary>
internal static class AccuracyCall
{
    private static readonly LossForm ElementForm = new("losses and gradients", "None", ReturnForm.Nothing, HasLosses: true);
    private static readonly RowForm RowsForm = new("None", Returns: false, HasLosses: true);

    // Groups are of one class, so that a sample is a group.
    public static LossText Text(AccuracySubject subject) => subject.Kind.Layout == LossLayout.Elements
        ? ElementForm.Text(new(subject.Kind, [], new Dictionary<string, double>(), false), Dtype.Single)
        : RowsForm.Text(subject.Variant, Dtype.Single, subject.Kind.Layout == LossLayout.Groups ? 1 : null);

    public static Results<float> Run(AccuracySubject subject, LossBatch batch, RowInputs inputs) => subject.Kind.Layout switch
    {
        LossLayout.Layers => Results<float>.Join(Enumerable.Range(0, inputs.Rows).Select(r => Once(subject, batch, RowOf(inputs, r), 1))),
        LossLayout.Sequences => OfSequences(subject, batch, inputs),
        _ => Once(subject, batch, inputs, subject.Losses),
    };

    private static RowInputs RowOf(RowInputs inputs, int row) => inputs with
    {
        Rows = 1,
        Values = [.. inputs.Values.Select(v => v[(row * inputs.Columns)..((row + 1) * inputs.Columns)])],
    };

    // Its frames are laid out one by one, each with all sequences.
    private static Results<float> OfSequences(AccuracySubject subject, LossBatch batch, RowInputs inputs)
    {
        int frames = SequenceTruth.Frames, sequences = inputs.Rows;
        double[] byFrame = Transposed(inputs.Values[0], sequences, frames);
        Results<float> results = Once(subject, batch, inputs with { Values = [byFrame, inputs.Values[1]] }, sequences);
        return results with { Gradients = [Transposed(results.Gradients[0], frames, sequences)] };
    }

    private static T[] Transposed<T>(T[] values, int rows, int columns)
    {
        T[][] parts = [.. values.Chunk(values.Length / (rows * columns))];
        return [.. Enumerable.Range(0, parts.Length).SelectMany(i => parts[i % rows * columns + i / rows])];
    }

    private static Results<float> Once(AccuracySubject subject, LossBatch batch, RowInputs inputs, int losses)
    {
        Dictionary<string, object> arguments = new()
        {
            ["classes"] = subject.Kind.Layout == LossLayout.Sequences ? SequenceTruth.Classes : inputs.Columns + subject.Kind.FewerColumns,
            ["samples"] = inputs.Rows,
            ["losses"] = Dtype.Single.Box(new double[losses]),
            [SpanNames.LayerSizes] = LayerTruth.Sizes.AsMemory(),
            [SpanNames.LayerWeights] = Dtype.Single.Box(LayerTruth.Weights),
            [SpanNames.InputLengths] = Repeated(SequenceTruth.Frames),
            [SpanNames.TargetLengths] = Repeated(SequenceTruth.Labels),
        };
        foreach ((LossInput input, double[] values) in subject.Kind.Inputs.Zip(inputs.Values))
        {
            arguments[input.Name] = input.IsInteger ? Integers.Box(RowForm.IndexType(Dtype.Single), values) : Dtype.Single.Box(values);
            if (!input.IsInteger) arguments[SpanNames.GradientOf(input.Name)] = Dtype.Single.Box(new double[values.Length]);
        }

        batch[Text(subject)](arguments);
        return new(Written("losses"), [.. subject.Learnt.Select(i => Written(SpanNames.GradientOf(i)))]);

        float[] Written(string name) => ((Memory<float>)arguments[name]).ToArray();

        Memory<int> Repeated(int length) => Enumerable.Repeat(length, inputs.Rows).ToArray();
    }
}
