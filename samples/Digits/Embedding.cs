using System;
using System.Collections.Generic;
using Samples;
using Samples.Report;

namespace Digits;

/// <summary>
/// A loss of embeddings, of which all anchors come first, then all positives, then all negatives where there are any; with their gradients, unless there is no room for them.
/// </summary>
internal delegate float EmbeddingLoss(ReadOnlySpan<float> embeddings, Span<float> gradEmbeddings);

/// <summary>A network that learns to place images so that those of the same digit are near one another.</summary>
internal sealed class Embedding : IRun
{
    private const int BatchesPerEpoch = 48;
    private const int HiddenUnits = 32;
    private const float LearningRate = 0.003f;
    private const float WeightDecay = 0.01f;

    private readonly EmbeddingLoss _loss;
    private readonly Func<Sampler, int[]> _draw;
    private readonly Dataset _training;
    private readonly Dataset _validation;
    private readonly Sampler _trainingSampler;
    private readonly int[] _validationRows;
    private readonly Network _network;
    private readonly Adam _optimiser;
    private readonly List<double> _trainingLosses = [];
    private readonly List<double> _validationLosses = [];

    public Embedding(string name, EmbeddingLoss loss, Func<Sampler, int[]> draw, Dataset training, Dataset validation, int seed)
    {
        Random random = new(seed);
        Name = name;
        _loss = loss;
        _draw = draw;
        _training = training;
        _validation = validation;
        _trainingSampler = new Sampler(training, random);
        _validationRows = draw(new Sampler(validation, random));
        _network = new Network(training.Columns, HiddenUnits, Losses.Dimensions, random);
        _optimiser = new Adam(_network.Parameters.Length, LearningRate, WeightDecay);
        AccuracyBefore = Accuracy();
    }

    public string Name { get; }

    public int Epochs => 40;

    public IReadOnlyList<double> TrainingLosses => _trainingLosses;

    public IReadOnlyList<double> ValidationLosses => _validationLosses;

    /// <summary>The share of the validation digits whose nearest neighbour among the training ones is the same digit, before any training.</summary>
    public double AccuracyBefore { get; }

    /// <summary>The same as things stand.</summary>
    public double Accuracy() => Neighbours.Accuracy(Embed(_training), _training.Targets, Embed(_validation), _validation.Targets);

    public void RunEpoch()
    {
        double sum = 0;
        for (int batch = 0; batch < BatchesPerEpoch; batch++)
        {
            Dataset rows = _training.Select(_draw(_trainingSampler));
            float[] embeddings = Embed(rows);
            sum += _loss(embeddings, gradEmbeddings: embeddings);
            _network.Backward(rows.Features, embeddings);
            _optimiser.Step(_network.Parameters, _network.Gradients);
        }

        _trainingLosses.Add(sum / BatchesPerEpoch);
        _validationLosses.Add(_loss(Embed(_validation.Select(_validationRows)), []));
    }

    private float[] Embed(Dataset rows)
    {
        var embeddings = new float[rows.Count * Losses.Dimensions];
        _network.Forward(rows.Features, embeddings);
        return embeddings;
    }
}
