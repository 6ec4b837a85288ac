using System;
using System.Collections.Generic;
using System.Linq;
using Samples;
using Samples.Report;

namespace BreastCancer;

/// <summary>One network being trained with one loss, epoch after epoch.</summary>
internal sealed class Training : IRun
{
    private const int EpochCount = 100;
    private const int BatchSize = 32;
    private const int HiddenUnits = 16;
    private const float LearningRate = 0.001f;
    private const float WeightDecay = 0.05f;

    private readonly Objective _objective;
    private readonly Dataset _training;
    private readonly Dataset _validation;
    private readonly Network _network;
    private readonly Adam _optimiser;
    private readonly Random _random;
    private readonly List<double> _trainingLosses = [];
    private readonly List<double> _validationLosses = [];

    public Training(Objective objective, Dataset training, Dataset validation, int seed)
    {
        _objective = objective;
        _training = training;
        _validation = validation;
        _random = new Random(seed);
        _network = new Network(training.Columns, HiddenUnits, outputs: 1, _random);
        _optimiser = new Adam(_network.Parameters.Length, LearningRate, WeightDecay);
    }

    public string Name => _objective.Name;

    public int Epochs => EpochCount;

    public IReadOnlyList<double> TrainingLosses => _trainingLosses;

    public IReadOnlyList<double> ValidationLosses => _validationLosses;

    /// <summary>How well the network classifies the validation rows, as of the last epoch.</summary>
    public Confusion Confusion { get; private set; }

    public void RunEpoch()
    {
        _trainingLosses.Add(Train());
        _validationLosses.Add(Validate());
    }

    private double Train()
    {
        double sum = 0;
        Span<float> logits = stackalloc float[BatchSize];
        foreach (int[] rows in _random.Permutation(_training.Count).Chunk(BatchSize))
        {
            Dataset batch = _training.Select(rows);
            Span<float> current = logits[..batch.Count];
            _network.Forward(batch.Features, current);
            // In place: the gradient takes the logits' room, which nothing needs any more.
            sum += batch.Count * _objective.Train(current, batch.Targets, gradLogits: current);
            _network.Backward(batch.Features, current);
            _optimiser.Step(_network.Parameters, _network.Gradients);
        }

        return sum / _training.Count;
    }

    private double Validate()
    {
        var logits = new float[_validation.Count];
        _network.Forward(_validation.Features, logits);
        Confusion = Confusion.Count(logits, _validation.Targets);
        return _objective.Evaluate(logits, _validation.Targets);
    }
}
