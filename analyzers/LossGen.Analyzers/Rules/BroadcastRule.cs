using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS114: a column of predictions is compared with a row of targets, each with each; of LossGen's losses, inputs of different known lengths.</summary>
internal sealed class BroadcastRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Inputs.Count < 2 || site.Call.Kinds.Any(k => k.Layout != LossLayout.Elements)) yield break;
        SiteInput first = site.Inputs[0], second = site.Inputs[1];
        string? shapes = site.Call.IsTorch ? Spread(first.Value.Shape, second.Value.Shape) : Lengths(site, facts);
        if (shapes is null) yield break;
        string todo = site.Call.IsTorch ? "give both the same shape, with squeeze, unsqueeze or view" : "give as many of one as of the other";
        yield return new Finding(
            Misuses.Broadcast, first.Argument.Value.Syntax, [Wording.NameOf(first), Wording.NameOf(second), shapes, todo], [second.Argument.Value.Syntax]);
    }

    private static string? Lengths(LossSite site, MethodFacts facts)
    {
        if (facts.InCode(site) is not { } call) return null;
        long?[] lengths = [.. site.Inputs.Take(2).Select(i => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == i.Argument.Parameter.Ordinal))
            .Select(a => a is null ? null : KnownLength.Of(a.Value))];
        return lengths is [{ } one, { } other] && one != other ? $"have {Generator.Invariant.Text(one)} and {Generator.Invariant.Text(other)} elements" : null;
    }

    /// <summary>What each of two shapes has, where every element of one meets several of the other.</summary>
    private static string? Spread(TensorShape? first, TensorShape? second)
    {
        if (first is null || second is null) return null;
        bool isSpread = first.IsOpen || second.IsOpen
            ? IsColumnAgainstRow(first, second) || IsColumnAgainstRow(second, first)
            : first.Rank == second.Rank ? AreCrossed(first, second) : HasOneMore(first, second) || HasOneMore(second, first);
        return isSpread ? $"have the shapes {Text(first)} and {Text(second)}, of which each element of one meets several of the other" : null;
    }

    /// <summary>[…, 1] of a layer with one output, and [N].</summary>
    private static bool IsColumnAgainstRow(TensorShape column, TensorShape row) => column is { IsOpen: true, Last: 1 } && row is { Rank: 1, Last: not 1 };

    /// <summary>[N, 1] and [1, N], or [N, 1] and [N, 3].</summary>
    private static bool AreCrossed(TensorShape first, TensorShape second)
    {
        bool[] isWider = [.. first.Sizes.Zip(second.Sizes, (a, b) => a == 1 && b is not (1 or TensorShape.Any))];
        bool[] isNarrower = [.. first.Sizes.Zip(second.Sizes, (a, b) => b == 1 && a is not (1 or TensorShape.Any))];
        bool isTurned = first.Sizes.Zip(second.Sizes, (a, b) => a == 1 && b != 1).Contains(true) && first.Sizes.Zip(second.Sizes, (a, b) => b == 1 && a != 1).Contains(true);
        return isTurned || isWider.Skip(1).Contains(true) || isNarrower.Skip(1).Contains(true);
    }

    /// <summary>[N, 1] and [N]: the same but for an axis of one place, which is not the first.</summary>
    private static bool HasOneMore(TensorShape longer, TensorShape shorter)
    {
        if (longer.Sizes.Count != shorter.Sizes.Count + 1 || shorter.Sizes.Count == 0 || shorter.Sizes.All(s => s == 1)) return false;
        return Enumerable.Range(1, longer.Sizes.Count - 1)
            .Any(at => longer.Sizes[at] == 1 && shorter.Sizes[at - 1] != 1 && longer.Sizes.Where((_, i) => i != at).Zip(shorter.Sizes, (a, b) => a == b || a == TensorShape.Any || b == TensorShape.Any).All(same => same))
            && longer.Sizes.Any(s => s != 1);
    }

    private static string Text(TensorShape shape) =>
        "[" + string.Join(", ", (shape.IsOpen ? ["…"] : new string[0]).Concat(shape.Sizes.Select(s => s == TensorShape.Any ? "N" : Generator.Invariant.Text(s)))) + "]";
}
