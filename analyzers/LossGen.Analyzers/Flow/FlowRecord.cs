using System.Collections.Generic;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;

namespace LossGen.Analyzers.Flow;

/// <summary>What an analysis finds once it has settled.</summary>
internal sealed class FlowRecord
{
    /// <summary>The calls of losses, with what is known there.</summary>
    public List<LossSite> Sites { get; } = [];

    /// <summary>Numbers that are given to softmax or sigmoid somewhere, and so are logits everywhere.</summary>
    public Dictionary<object, Origin> Logits { get; } = [];

    /// <summary>The memory that is written.</summary>
    public HashSet<Cell> Written { get; } = [];

    /// <summary>Whether variables that other methods see are written, or may be.</summary>
    public bool WritesShared { get; set; }

    /// <summary>What is returned, and what is known then.</summary>
    public List<(Value Value, State State)> Returns { get; } = [];

    /// <summary>What is known where the method ends.</summary>
    public State? End { get; set; }
}
