using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>What an analysis finds beside what is known at each point: in one block, or in all of them.</summary>
internal sealed class FlowRecord
{
    /// <summary>The <see cref="Logits"/> of all blocks: of two, one may never run where the other does.</summary>
    private readonly Dictionary<object, List<LogitsMark>> _logits = [];

    /// <summary>The calls of losses, with what is known there.</summary>
    public List<LossSite> Sites { get; } = [];

    /// <summary>Numbers that are given to softmax or sigmoid in a block.</summary>
    public Dictionary<object, LogitsMark> Logits { get; } = [];

    /// <summary>Numbers that are compared with ½, or rounded, and where.</summary>
    public List<(object Definition, SyntaxNode Syntax)> Thresholds { get; } = [];

    /// <summary>Logarithms that are taken of tensors' softmax or sigmoid.</summary>
    public List<Origin> Logarithms { get; } = [];

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
            all.Logarithms.AddRange(block.Logarithms);
            all.Thresholds.AddRange(block.Thresholds);
            all.Written.UnionWith(block.Written);
            all.WritesShared |= block.WritesShared;
            foreach (KeyValuePair<object, LogitsMark> given in block.Logits)
            {
                if (!all._logits.TryGetValue(given.Key, out List<LogitsMark> marks)) all._logits[given.Key] = marks = [];
                marks.Add(given.Value);
            }
        }

        return all;
    }

    /// <summary>Where numbers, or what they are a part of, are given to softmax or sigmoid: every place.</summary>
    public IEnumerable<Origin> LogitsAt(object definition)
    {
        foreach (LogitsMark mark in MarksOf(definition)) yield return mark.Origin;
        for (object at = definition; at is Slice slice; at = slice.Of)
        {
            foreach (LogitsMark mark in MarksOf(slice.Of).Where(m => !m.IsShort || slice.MayBeginAtStart)) yield return mark.Origin;
        }
    }

    private IReadOnlyList<LogitsMark> MarksOf(object definition) => _logits.TryGetValue(definition, out List<LogitsMark> marks) ? marks : [];
}

/// <summary>That numbers are given to softmax or sigmoid.</summary>
/// <param name="Origin">Where.</param>
/// <param name="IsShort">Whether a loop does it that may stop before all are.</param>
internal sealed record LogitsMark(Origin Origin, bool IsShort);
