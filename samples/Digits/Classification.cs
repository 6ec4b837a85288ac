using System;
using System.Linq;
using Samples;

namespace Digits;

/// <summary>A loss that also writes its gradient: what a training step calls.</summary>
internal delegate float LossWithGradient(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets, Span<float> gradLogits);

/// <summary>A loss alone: what validation calls.</summary>
internal delegate float LossValue(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

/// <summary>A network that learns to tell digits apart.</summary>
internal sealed class Classification(string name, LossWithGradient train, LossValue evaluate, Dataset training, Dataset validation, Random random)
    : TrainingRun(name, EpochCount, new Network(training.Columns, HiddenUnits, Losses.Classes, random), LearningRate, WeightDecay)
{
    private const int EpochCount = 40;
    private const int BatchSize = 64;
    private const int HiddenUnits = 32;
    private const float LearningRate = 0.003f;
    private const float WeightDecay = 0.01f;

    /// <summary>How well the network reads the validation digits, as of the last epoch.</summary>
    public Confusion Confusion { get; private set; } = new([], []);

    protected override double Train()
    {
        double sum = 0;
        Span<float> logits = stackalloc float[BatchSize * Losses.Classes];
        foreach (int[] rows in random.Permutation(training.Count).Chunk(BatchSize))
        {
            Dataset batch = training.Select(rows);
            Span<float> current = logits[..(batch.Count * Losses.Classes)];
            Network.Forward(batch.Features, current);
            // In place: the gradient takes the logits' room, which nothing needs any more.
            sum += batch.Count * train(current, batch.Targets, gradLogits: current);
            Step(batch.Features, current);
        }

        return sum / training.Count;
    }

    protected override double Validate()
    {
        var logits = new float[validation.Count * Losses.Classes];
        Network.Forward(validation.Features, logits);
        Confusion = new(logits, validation.Targets);
        return evaluate(logits, validation.Targets);
    }
}
