using LossGen.Analyzers.Values;

namespace LossGen.Analyzers.Transfer;

/// <summary>What an operator is given.</summary>
/// <param name="Content">The numbers.</param>
/// <param name="Source">How the code names them.</param>
/// <param name="IsScalar">Whether it is a number that is the same for all elements.</param>
internal sealed record Operand(Content Content, Source? Source = null, bool IsScalar = false)
{
    /// <summary>What a hand-written form began with.</summary>
    public Source? Beginning => Content.Stage == Stage.None ? Source : Content.Source;
}
