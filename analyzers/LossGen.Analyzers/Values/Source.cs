using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Values;

/// <summary>The numbers that a softmax, sigmoid or logarithm was given: what a fix can pass instead of its result.</summary>
/// <param name="Definition">Which numbers they were.</param>
/// <param name="Place">The variable that held them; null where none did, or only in part.</param>
/// <param name="Expression">How they were written in the call; null where there was none.</param>
/// <param name="IsShifted">Whether a number was subtracted on the way, which softmax does not see and sigmoid does.</param>
internal sealed record Source(object? Definition, Place? Place, SyntaxNode? Expression, bool IsShifted = false)
{
    /// <summary>What two paths have in common.</summary>
    public static Source? Join(Source? first, Source? second)
    {
        if (first == second) return first;
        if (first is null || second is null || !Equals(first.Definition, second.Definition)) return null;
        return new Source(first.Definition, Equals(first.Place, second.Place) ? first.Place : null, null, first.IsShifted || second.IsShifted);
    }
}
