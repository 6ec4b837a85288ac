using System;
using System.Collections.Generic;

namespace Samples;

/// <summary>A network being trained, epoch after epoch.</summary>
internal abstract class TrainingRun
{
    private readonly Adam _optimiser;
    private readonly List<double> _trainingLosses = [];
    private readonly List<double> _validationLosses = [];

    protected TrainingRun(string name, int epochs, Network network, float learningRate, float weightDecay)
    {
        Name = name;
        Epochs = epochs;
        Network = network;
        _optimiser = new Adam(network.Parameters.Length, learningRate, weightDecay);
    }

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>How many epochs there will be.</summary>
    public int Epochs { get; }

    /// <summary>The mean loss of each epoch so far, taken while the network still changed.</summary>
    public IReadOnlyList<double> TrainingLosses => _trainingLosses;

    /// <summary>The loss on the validation rows at the end of each epoch so far.</summary>
    public IReadOnlyList<double> ValidationLosses => _validationLosses;

    protected Network Network { get; }

    public void RunEpoch()
    {
        _trainingLosses.Add(Train());
        _validationLosses.Add(Validate());
    }

    /// <summary>Trains on all batches of an epoch.</summary>
    /// <returns>The mean loss.</returns>
    protected abstract double Train();

    /// <summary>Measures how good the network is now.</summary>
    /// <returns>The loss on the validation rows.</returns>
    protected abstract double Validate();

    /// <summary>One step down the gradient of the loss, given with respect to the outputs for these features.</summary>
    protected void Step(ReadOnlySpan<float> features, ReadOnlySpan<float> gradOutputs)
    {
        Network.Backward(features, gradOutputs);
        _optimiser.Step(Network.Parameters, Network.Gradients);
    }
}
