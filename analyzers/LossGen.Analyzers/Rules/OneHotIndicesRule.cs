using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS103: rows of zeros with a single 1 are taken for class numbers.</summary>
internal sealed class OneHotIndicesRule : ArgumentRule
{
    /// <summary>Kinds with several indices in a row, in which zeros and ones may well be class numbers.</summary>
    private static readonly string[] ManyPerRow = ["MultiLabelMargin", "Ctc"];

    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        if (input.Argument.Input is not { Holds: ValueKind.ClassIndices } expected) return null;
        int? columns = ManyPerRow.Contains(input.Argument.Kind.Name) ? null : site.Call.Columns;
        // A single 1 in an array is a row's only where there is one row.
        if (content.Length is { } length && length != columns) return null;
        if (!facts.IsOneHot(content, columns) || (expected.TakesSoftTargets && !content.IsInteger)) return null;
        if (columns is { } known && IsClassPerRow(site, input, content, known, facts)) return null;
        string holds = Wording.Holds(content with { Holds = ValueKind.OneHot });
        return At(Misuses.OneHotIndices, input, content, null, Wording.NameOf(input), holds, input.Argument.Kind.Name);
    }

    /// <summary>Whether there are so many logits, or so long a gradient, that each of the numbers has a row of its own.</summary>
    private static bool IsClassPerRow(LossSite site, SiteInput input, Content content, int columns, MethodFacts facts)
    {
        if (facts.InCode(site) is not { } call) return false;
        ILookup<bool, long?> lengths = call.Arguments.ToLookup(a => a.Parameter?.Ordinal == input.Argument.Parameter.Ordinal, a => KnownLength.Of(a.Value));
        long? rows = content.Numbers is { Sequence.Count: > 0 and var count } ? count : lengths[true].FirstOrDefault();
        return rows is not null && lengths[false].Contains(rows * columns);
    }
}
