using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;

namespace LossGen.Analyzers.Flow;

/// <summary>What an analysis finds beside what is known at each point: in one block, or in all of them.</summary>
internal sealed class FlowRecord
{
    /// <summary>The calls of losses, with what is known there.</summary>
    public List<LossSite> Sites { get; } = [];

    /// <summary>Numbers that are given to softmax or sigmoid somewhere, and so are logits everywhere.</summary>
    public Dictionary<object, LogitsMark> Logits { get; } = [];

    /// <summary>The memory that is written.</summary>
    public HashSet<Cell> Written { get; } = [];

    /// <summary>Whether variables that other methods see are written, or may be.</summary>
    public bool WritesShared { get; set; }

    /// <summary>What is returned, and what is known then.</summary>
    public List<(Value Value, State State)> Returns { get; } = [];

    /// <summary>What is known where the method ends.</summary>
    public State? End { get; private set; }

    /// <summary>How many blocks were run until nothing changed any more, those that were run again included.</summary>
    public int Visits { get; private set; }

    /// <summary>All blocks together, in their order.</summary>
    public static FlowRecord Of(IEnumerable<FlowRecord> blocks, State? end, int visits)
    {
        FlowRecord all = new() { End = end, Visits = visits };
        foreach (FlowRecord block in blocks)
        {
            all.Sites.AddRange(block.Sites);
            all.Returns.AddRange(block.Returns);
            all.Written.UnionWith(block.Written);
            all.WritesShared |= block.WritesShared;
            foreach (KeyValuePair<object, LogitsMark> given in block.Logits.Where(g => !all.Logits.ContainsKey(g.Key))) all.Logits.Add(given.Key, given.Value);
        }

        return all;
    }

    /// <summary>Where numbers, or what they are a part of, are given to softmax or sigmoid; null where nowhere.</summary>
    public Origin? LogitsAt(object definition)
    {
        if (Logits.TryGetValue(definition, out LogitsMark mark)) return mark.Origin;
        for (object at = definition; at is Slice slice; at = slice.Of)
        {
            if (Logits.TryGetValue(slice.Of, out mark) && (!mark.IsShort || slice.MayBeginAtStart)) return mark.Origin;
        }

        return null;
    }
}

/// <summary>That numbers are given to softmax or sigmoid.</summary>
/// <param name="Origin">Where.</param>
/// <param name="IsShort">Whether a loop does it that may stop before all are.</param>
internal sealed record LogitsMark(Origin Origin, bool IsShort);
