using System.Collections.Generic;

namespace Samples.Report;

/// <summary>A network being trained, as the <see cref="Dashboard"/> shows it.</summary>
internal interface IRun
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>How many epochs there will be.</summary>
    int Epochs { get; }

    /// <summary>The mean loss of each epoch so far, taken while the network still changed.</summary>
    IReadOnlyList<double> TrainingLosses { get; }

    /// <summary>The loss on the validation rows at the end of each epoch so far.</summary>
    IReadOnlyList<double> ValidationLosses { get; }

    /// <summary>Trains for one more epoch, and validates.</summary>
    void RunEpoch();
}
