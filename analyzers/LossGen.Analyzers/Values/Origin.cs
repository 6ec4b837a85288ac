using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Values;

/// <summary>The place in the code that says what numbers mean.</summary>
/// <param name="Syntax">The call, the declaration, or the last step of a hand-written form.</param>
/// <param name="Name">What messages call it.</param>
/// <param name="Activation">Where a logarithm was taken in a step of its own: the softmax or sigmoid before it.</param>
/// <param name="IsSigmoid">Whether that was a sigmoid, whose logarithm is no log-softmax.</param>
/// <param name="IsGuarded">Whether something was added or bounded with to keep it finite.</param>
internal sealed record Origin(SyntaxNode Syntax, string Name, Origin? Activation = null, bool IsSigmoid = false, bool IsGuarded = false);
