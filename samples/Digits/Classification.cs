using System;
using System.Collections.Generic;
using System.Linq;
using Samples;
using Samples.Report;

namespace Digits;

/// <summary>A loss that also writes its gradient: what a training step calls.</summary>
internal delegate float LossWithGradient(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets, Span<float> gradLogits);

/// <summary>A loss alone: what validation calls.</summary>
internal delegate float LossValue(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

/// <summary>A network that learns to tell digits apart.</summary>
internal sealed class Classification : IRun
{
    private const int BatchSize = 64;
    private const int HiddenUnits = 32;
    private const float LearningRate = 0.003f;
    private const float WeightDecay = 0.01f;

    private readonly LossWithGradient _train;
    private readonly LossValue _evaluate;
    private readonly Dataset _training;
    private readonly Dataset _validation;
    private readonly Network _network;
    private readonly Adam _optimiser;
    private readonly Random _random;
    private readonly List<double> _trainingLosses = [];
    private readonly List<double> _validationLosses = [];

    public Classification(string name, LossWithGradient train, LossValue evaluate, Dataset training, Dataset validation, int seed)
    {
        Name = name;
        _train = train;
        _evaluate = evaluate;
        _training = training;
        _validation = validation;
        _random = new Random(seed);
        _network = new Network(training.Columns, HiddenUnits, Losses.Classes, _random);
        _optimiser = new Adam(_network.Parameters.Length, LearningRate, WeightDecay);
    }

    public string Name { get; }

    public int Epochs => 40;

    public IReadOnlyList<double> TrainingLosses => _trainingLosses;

    public IReadOnlyList<double> ValidationLosses => _validationLosses;

    /// <summary>How well the network reads the validation digits, as of the last epoch.</summary>
    public Confusion Confusion { get; private set; } = new([], []);

    public void RunEpoch()
    {
        _trainingLosses.Add(Train());
        _validationLosses.Add(Validate());
    }

    private double Train()
    {
        double sum = 0;
        Span<float> logits = stackalloc float[BatchSize * Losses.Classes];
        foreach (int[] rows in _random.Permutation(_training.Count).Chunk(BatchSize))
        {
            Dataset batch = _training.Select(rows);
            Span<float> current = logits[..(batch.Count * Losses.Classes)];
            _network.Forward(batch.Features, current);
            // In place: the gradient takes the logits' room, which nothing needs any more.
            sum += batch.Count * _train(current, batch.Targets, gradLogits: current);
            _network.Backward(batch.Features, current);
            _optimiser.Step(_network.Parameters, _network.Gradients);
        }

        return sum / _training.Count;
    }

    private double Validate()
    {
        var logits = new float[_validation.Count * Losses.Classes];
        _network.Forward(_validation.Features, logits);
        Confusion = new(logits, _validation.Targets);
        return _evaluate(logits, _validation.Targets);
    }
}
