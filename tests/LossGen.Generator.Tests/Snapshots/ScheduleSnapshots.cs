using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Scheduling;
using LossGen.Generator.Tests.Rows;
using Xunit;
using Xunit.Abstractions;

namespace LossGen.Generator.Tests.Snapshots;

/// <summary>The passes of every kind that works on rows, forward and backward fused: what each reads, makes and writes.</summary>
public sealed class ScheduleSnapshots(ITestOutputHelper output)
{
    private static readonly LossLayout[] WithSchedules = [LossLayout.Rows, LossLayout.LabelLists, LossLayout.Pairs, LossLayout.Groups];

    [Fact]
    public void Schedules()
    {
        string text = string.Concat(Catalogue.All.Where(k => WithSchedules.Contains(k.Layout)).SelectMany(Of).Select(l => l + "\n"));

        output.WriteLine(text);
        Snapshot.VerifyText(text);
    }

    private static IEnumerable<string> Of(LossKind kind)
    {
        // Only rows are transposed; other layouts make them long.
        foreach (int? columns in kind.Layout == LossLayout.Rows ? new int?[] { null, 10 } : [null])
        {
            yield return $"{kind.Id}, {(columns is null ? "columns given at run time" : columns + " columns")}";
            KernelSpec spec = new RowVariant(kind, [], false).Spec(columns: columns);

            // Whichever gradients are wanted of pairs follow from that of their similarities.
            if (kind.Layout == LossLayout.Pairs) spec = spec with { Gradients = [0] };
            foreach (string line in ScheduleText.Of(RowSchedule.Build(spec))) yield return "  " + line;
            yield return "";
        }
    }
}
