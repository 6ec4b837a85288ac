using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Scheduling;

/// <summary>A row schedule in words: what each pass reads, makes and writes.</summary>
internal static class ScheduleText
{
    private const double Longest = 120;

    public static IEnumerable<string> Of(RowSchedule schedule)
    {
        yield return schedule.IsTransposed ? "Lanes are rows." : "Lanes are columns.";
        for (int p = 0; p < schedule.Passes.Count; p++)
        {
            RowPass pass = schedule.Passes[p];
            IEnumerable<string> read = pass.Elements.Where(e => e.Is(Operations.Input)).Select(e => e.Name!).OrderBy(n => n, System.StringComparer.Ordinal);
            yield return $"Pass {p + 1}: reads {Listed(read)}; makes {Listed(pass.Reductions.Select(Text))}; writes {Listed(pass.Stores.Select(s => s.Name))}.";
        }

        IEnumerable<string> outputs = schedule.RowOutputs.Select(o => o.Name).Concat(schedule.Sum is null ? [] : ["ℓ to be summed"]);
        yield return $"Per row: writes {Listed(outputs)}.";
    }

    // One of another, and that of a third, would be longer than the code.
    private static string Text(Expression reduction) => TreeSize.IsWithin(Longest, reduction) ? Formatter.Format(reduction) : reduction.Operation.Name + "(…)";

    private static string Listed(IEnumerable<string> items) => items.Any() ? string.Join(", ", items) : "nothing";
}
