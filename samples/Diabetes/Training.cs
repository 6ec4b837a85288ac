using System;
using System.Linq;
using Samples;

namespace Diabetes;

/// <summary>A loss that also writes its gradient.</summary>
internal delegate float LossWithGradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

/// <summary>A network that learns with one of the losses how far the disease will progress.</summary>
internal sealed class Training(string name, LossWithGradient loss, Dataset training, Dataset validation, Random random)
    : TrainingRun(name, EpochCount, new Network(training.Columns, HiddenUnits, outputs: 1, random), LearningRate, WeightDecay)
{
    private const int EpochCount = 30;
    private const int BatchSize = 32;
    private const int HiddenUnits = 16;
    private const float LearningRate = 0.003f;
    private const float WeightDecay = 0.05f;

    /// <summary>What the network predicts for the validation rows, as of the last epoch.</summary>
    public float[] Predictions { get; } = new float[validation.Count];

    /// <summary>The mean of |prediction − target| on the validation rows.</summary>
    public double MeanError => Predictions.Zip(validation.Targets, (p, t) => Math.Abs(p - t)).Average();

    /// <summary>The mean of prediction − target: whether it predicts too much.</summary>
    public double Bias => Predictions.Zip(validation.Targets, (p, t) => p - t).Average();

    protected override double Train()
    {
        double sum = 0;
        float[] predictions = new float[BatchSize];
        foreach (int[] rows in random.Permutation(training.Count).Chunk(BatchSize))
        {
            Dataset batch = training.Select(rows);
            Span<float> current = predictions.AsSpan(0, batch.Count);
            Network.Forward(batch.Features, current);
            // In place: the gradient takes the predictions' room, which nothing needs any more.
            sum += batch.Count * loss(current, batch.Targets, current);
            Step(batch.Features, current);
        }

        return sum / training.Count;
    }

    protected override double Validate()
    {
        Network.Forward(validation.Features, Predictions);
        return loss(Predictions, validation.Targets, new float[validation.Count]);
    }
}
