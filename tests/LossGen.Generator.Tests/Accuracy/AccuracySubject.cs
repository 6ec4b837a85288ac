using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests.Oracles;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>A row of the table: a loss with default options.</summary>
/// <param name="Id">The kind, by <see cref="LossKind.Id"/>.</param>
/// <param name="Columns">How many columns a row has; 1 where there are no rows.</param>
/// <param name="Row">Makes the inputs of a row.</param>
/// <param name="Title">What the page calls it, if not by its kind.</param>
internal sealed record AccuracySubject(string Id, int Columns, Func<Draws, Difficulty, int, double[][]> Row, string? Title = null)
{
    private const int Elements = 4096;

    private static readonly LossForm ElementForm = new("losses and gradients", "None", ReturnForm.Nothing, HasLosses: true);
    private static readonly RowForm RowsForm = new("None", Returns: false, HasLosses: true);

    public static IReadOnlyList<AccuracySubject> All { get; } =
    [
        new("MeanSquaredError", 1, AccuracyInputs.Values),
        new("MeanAbsoluteError", 1, AccuracyInputs.Values),
        new("Huber", 1, AccuracyInputs.Values),
        new("SmoothL1", 1, AccuracyInputs.Values),
        new("LogCosh", 1, AccuracyInputs.Values),
        new("Quantile", 1, AccuracyInputs.Values),
        new("Poisson", 1, AccuracyInputs.Counts),
        new("BinaryCrossEntropy", 1, AccuracyInputs.Probabilities),
        new("BinaryCrossEntropyWithLogits", 1, AccuracyInputs.BinaryLogits),
        new("Hinge", 1, AccuracyInputs.Margins),
        new("SquaredHinge", 1, AccuracyInputs.Margins),
        new("SoftMargin", 1, AccuracyInputs.SignLogits),
        new("Focal", 1, AccuracyInputs.BinaryLogits, "Focal, labels"),
        new("FocalOfIndices", 16, AccuracyInputs.ClassLogits, "Focal, indices"),
        new("CrossEntropyOfIndices", 16, AccuracyInputs.ClassLogits, "CrossEntropy, indices"),
        new("CrossEntropy", 16, AccuracyInputs.SoftLabels, "CrossEntropy, probabilities"),
        new("NegativeLogLikelihood", 16, AccuracyInputs.LogProbabilities),
        new("KLDivergence", 1, AccuracyInputs.Divergence),
        new("JensenShannon", 16, AccuracyInputs.TwoDistributions),
        new("GaussianKL", 16, AccuracyInputs.LatentGaussians),
        new("Triplet", 16, AccuracyInputs.ThreeVectors),
        new("CosineSimilarity", 64, AccuracyInputs.TwoVectors),
        new("Dice", 128, AccuracyInputs.Probabilities),
    ];

    public LossKind Kind { get; } = Catalogue.Get(Id);

    public string Name => Title ?? Id;

    public int Rows => Elements / Columns;

    public RowVariant Variant => new(Kind, [], false);

    /// <summary>The inputs whose gradients are compared: all but targets.</summary>
    public IEnumerable<string> Learnt => Kind.Inputs.Select(i => i.Name).Where(n => n != "targets");

    /// <summary>A method that writes every ℓ and all gradients.</summary>
    public LossText Text => Kind.Layout switch
    {
        LossLayout.Elements => ElementForm.Text(new(Kind, [], new Dictionary<string, double>(), false), Dtype.Single),
        LossLayout.Groups => OfGroups(RowsForm.Text(Variant, Dtype.Single, null)),
        _ => RowsForm.Text(Variant, Dtype.Single, null),
    };

    /// <summary>What it is called with: float values, by input.</summary>
    public RowInputs Inputs(Difficulty difficulty)
    {
        Draws draws = new(1 + (int)difficulty);
        double[][][] rows = [.. Enumerable.Range(0, Rows).Select(_ => Row(draws, difficulty, Columns))];
        return new(Variant, Dtype.Single, Rows, Columns, [.. Kind.Inputs.Select((_, i) => rows.SelectMany(r => r[i]).Select(v => Dtype.Single.Round(v)).ToArray())]);
    }

    /// <summary>What the generated method makes of them.</summary>
    public Results<float> Run(LossBatch batch, RowInputs inputs)
    {
        Dictionary<string, object> arguments = new() { ["classes"] = Columns, ["samples"] = Rows, ["losses"] = Dtype.Single.Box(new double[Rows]) };
        foreach ((LossInput input, double[] values) in Kind.Inputs.Zip(inputs.Values))
        {
            arguments[input.Name] = input.IsInteger ? Integers.Box(RowForm.IndexType(Dtype.Single), values) : Dtype.Single.Box(values);
            if (!input.IsInteger) arguments[SpanNames.GradientOf(input.Name)] = Dtype.Single.Box(new double[values.Length]);
        }

        batch[Text](arguments);
        return new(Written("losses"), [.. Learnt.Select(i => Written(SpanNames.GradientOf(i)))]);

        float[] Written(string name) => ((Memory<float>)arguments[name]).ToArray();
    }

    // Of one class, so that a sample is a group.
    private static LossText OfGroups(LossText text) => text with { Parameters = [.. text.Parameters.Select(p => p.Name == "classes" ? p with { Name = "samples" } : p)] };
}

/// <summary>What a loss gives.</summary>
/// <param name="Losses">Every ℓ.</param>
/// <param name="Gradients">By input that is no target.</param>
internal sealed record Results<T>(T[] Losses, T[][] Gradients);
