using System;
using System.Linq;
using Samples;

namespace BreastCancer;

/// <summary>A network that learns with one of the losses which biopsies are malignant.</summary>
internal sealed class Training(Objective objective, Dataset training, Dataset validation, Random random)
    : TrainingRun(objective.Name, EpochCount, new Network(training.Columns, HiddenUnits, outputs: 1, random), LearningRate, WeightDecay)
{
    private const int EpochCount = 100;
    private const int BatchSize = 32;
    private const int HiddenUnits = 16;
    private const float LearningRate = 0.001f;
    private const float WeightDecay = 0.05f;

    /// <summary>How well the network classifies the validation rows, as of the last epoch.</summary>
    public Confusion Confusion { get; private set; }

    protected override double Train()
    {
        double sum = 0;
        Span<float> logits = stackalloc float[BatchSize];
        foreach (int[] rows in random.Permutation(training.Count).Chunk(BatchSize))
        {
            Dataset batch = training.Select(rows);
            Span<float> current = logits[..batch.Count];
            Network.Forward(batch.Features, current);
            // In place: the gradient takes the logits' room, which nothing needs any more.
            sum += batch.Count * objective.Train(current, batch.Targets, gradLogits: current);
            Step(batch.Features, current);
        }

        return sum / training.Count;
    }

    protected override double Validate()
    {
        var logits = new float[validation.Count];
        Network.Forward(validation.Features, logits);
        Confusion = Confusion.Count(logits, validation.Targets);
        return objective.Evaluate(logits, validation.Targets);
    }
}
