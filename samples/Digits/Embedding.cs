using System;
using Samples;

namespace Digits;

/// <summary>
/// A loss of embeddings, of which all anchors come first, then all positives, then all negatives if there are any; with gradients, unless there is no room for them.
/// </summary>
internal delegate float EmbeddingLoss(ReadOnlySpan<float> embeddings, Span<float> gradEmbeddings);

/// <summary>A network that learns to place images so that those of the same digit are near one another.</summary>
internal sealed class Embedding : TrainingRun
{
    private const int EpochCount = 40;
    private const int BatchesPerEpoch = 48;
    private const int HiddenUnits = 32;
    private const float LearningRate = 0.003f;
    private const float WeightDecay = 0.01f;

    private readonly EmbeddingLoss _loss;
    private readonly Func<Sampler, int[]> _draw;
    private readonly Dataset _training;
    private readonly Dataset _validation;
    private readonly Sampler _sampler;
    private readonly Dataset _validationBatch;

    public Embedding(string name, EmbeddingLoss loss, Func<Sampler, int[]> draw, Dataset training, Dataset validation, Random random)
        : base(name, EpochCount, new Network(training.Columns, HiddenUnits, Losses.Dimensions, random), LearningRate, WeightDecay)
    {
        _loss = loss;
        _draw = draw;
        _training = training;
        _validation = validation;
        _sampler = new Sampler(training, random);
        _validationBatch = validation.Select(draw(new Sampler(validation, random)));
        AccuracyBefore = Accuracy();
    }

    /// <summary>The share of the validation digits whose nearest neighbour among the training ones is the same digit, before any training.</summary>
    public double AccuracyBefore { get; }

    /// <summary>The same as things stand.</summary>
    public double Accuracy() => Neighbours.Accuracy(Embed(_training), _training.Targets, Embed(_validation), _validation.Targets);

    protected override double Train()
    {
        double sum = 0;
        for (int i = 0; i < BatchesPerEpoch; i++)
        {
            Dataset batch = _training.Select(_draw(_sampler));
            float[] embeddings = Embed(batch);
            sum += _loss(embeddings, gradEmbeddings: embeddings);
            Step(batch.Features, embeddings);
        }

        return sum / BatchesPerEpoch;
    }

    protected override double Validate() => _loss(Embed(_validationBatch), []);

    private float[] Embed(Dataset rows)
    {
        var embeddings = new float[rows.Count * Losses.Dimensions];
        Network.Forward(rows.Features, embeddings);
        return embeddings;
    }
}
