using System;
using System.Collections.Generic;
using System.Linq;

namespace BreastCancer;

/// <summary>One network being trained with one loss, epoch after epoch.</summary>
internal sealed class Training
{
    public const int Epochs = 100;
    private const int BatchSize = 32;
    private const int HiddenUnits = 16;
    private const float LearningRate = 0.001f;
    private const float WeightDecay = 0.05f;

    private readonly Dataset training;
    private readonly Dataset validation;
    private readonly Network network;
    private readonly Adam optimiser;
    private readonly Random random;
    private readonly List<double> trainingLosses = [];
    private readonly List<double> validationLosses = [];

    public Training(Objective objective, Dataset training, Dataset validation, int seed)
    {
        Objective = objective;
        this.training = training;
        this.validation = validation;
        random = new Random(seed);
        network = new Network(training.Columns, HiddenUnits, random);
        optimiser = new Adam(network.Parameters.Length, LearningRate, WeightDecay);
    }

    public Objective Objective { get; }

    /// <summary>The mean loss of each epoch so far, taken while the network still changed.</summary>
    public IReadOnlyList<double> TrainingLosses => trainingLosses;

    /// <summary>The loss on the validation rows at the end of each epoch so far.</summary>
    public IReadOnlyList<double> ValidationLosses => validationLosses;

    /// <summary>How well the network classifies the validation rows, as of the last epoch.</summary>
    public Confusion Confusion { get; private set; }

    public void RunEpoch()
    {
        trainingLosses.Add(Train());
        validationLosses.Add(Validate());
    }

    private double Train()
    {
        double sum = 0;
        Span<float> logits = stackalloc float[BatchSize];
        foreach (int[] rows in random.Permutation(training.Count).Chunk(BatchSize))
        {
            Dataset batch = training.Select(rows);
            Span<float> current = logits[..batch.Count];
            network.Forward(batch.Features, current);
            // In place: the gradient takes the logits' room, which nothing needs any more.
            sum += batch.Count * Objective.Train(current, batch.Targets, gradLogits: current);
            network.Backward(batch.Features, current);
            optimiser.Step(network.Parameters, network.Gradients);
        }

        return sum / training.Count;
    }

    private double Validate()
    {
        var logits = new float[validation.Count];
        network.Forward(validation.Features, logits);
        Confusion = Confusion.Count(logits, validation.Targets);
        return Objective.Evaluate(logits, validation.Targets);
    }
}
