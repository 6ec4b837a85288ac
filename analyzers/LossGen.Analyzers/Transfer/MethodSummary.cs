using System.Collections.Generic;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Transfer;

/// <summary>What a method does, in terms of its parameters.</summary>
/// <param name="Return">What it returns; null where nothing.</param>
/// <param name="Written">What the parameters that it writes, by ordinal, hold in the end.</param>
/// <param name="WritesShared">Whether it writes what other methods see, or calls what may.</param>
internal sealed record MethodSummary(SummarizedValue? Return, IReadOnlyDictionary<int, Content> Written, bool WritesShared)
{
    /// <summary>Whether it gives back what it was given.</summary>
    public bool IsIdentity => Return is { HasContent: false, Parameters.Count: 1, IsVague: false } && Written.Count == 0;

    public bool Writes(IParameterSymbol parameter) => Written.ContainsKey(parameter.Ordinal);

    public Content ContentOf(IParameterSymbol parameter) => Written.TryGetValue(parameter.Ordinal, out Content content) ? content : Content.Unknown;
}

/// <summary>A value that a method returns.</summary>
/// <param name="Content">What it holds where it is not a parameter's memory.</param>
/// <param name="Parameters">The parameters, by ordinal, whose memory it may be.</param>
/// <param name="HasContent">Whether it may be anything else.</param>
/// <param name="IsMemory">Whether it refers to memory.</param>
/// <param name="IsVague">Whether it may be memory that is not known.</param>
/// <param name="Elements">The parts of a tuple.</param>
/// <param name="Shape">The axes, of a tensor where they are the same whatever is given.</param>
internal sealed record SummarizedValue(
    Content Content, IReadOnlyList<int> Parameters, bool HasContent, bool IsMemory, bool IsVague, IReadOnlyList<SummarizedValue> Elements, TensorShape? Shape = null);
