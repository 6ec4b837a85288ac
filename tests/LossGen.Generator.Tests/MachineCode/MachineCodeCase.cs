using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Tests.Oracles;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.MachineCode;

/// <summary>A loss that stands for a schedule.</summary>
/// <param name="Schedule">What is tested.</param>
/// <param name="Text">The loss.</param>
/// <param name="Method">The kernel's method, without the width.</param>
/// <param name="MostSpills">How many registers a hot loop may put into its frame: 256-bit code has 16 of them, 512-bit code and Arm twice as many.</param>
internal sealed record MachineCodeCase(string Schedule, LossText Text, string Method, int MostSpills)
{
    private const string Rows = "Run", Blocks = "RunBlocks";

    public static IReadOnlyList<MachineCodeCase> All { get; } =
    [
        new("elements, a short body", Elements(Kind.MeanSquaredError, LossForm.Mean, Dtype.Single), Rows, 0),
        new("elements, a long body", Elements(Kind.Focal, LossForm.Mean, Dtype.Single), Rows, 8),
        new("elements of double", Elements(Kind.BinaryCrossEntropyWithLogits, LossForm.Mean, Dtype.Double), Rows, 10),
        new("elements, forward only", Elements(Kind.BinaryCrossEntropyWithLogits, LossForm.Others[0], Dtype.Single), Rows, 2),
        new("lanes are rows", Entropy(RowForm.Mean, 10), Blocks, 4),
        new("lanes are rows, of any number of columns", Entropy(RowForm.Mean, null), Blocks, 2),
        new("lanes are rows, forward only", Entropy(RowForm.ForwardOnly, 10), Blocks, 4),
        new("lanes are columns, whose number is known", Entropy(RowForm.Mean, 49), Rows, 4),
        new("lanes are columns, of any number, in blocks", Entropy(RowForm.Mean, null), Rows, 2),
        new("lanes are columns, running values in memory", SoftEntropy(RowForm.Mean, null), Rows, 4),
    ];

    public override string ToString() => Schedule;

    private static LossText Elements(Kind kind, LossForm form, Dtype dtype) => form.Text(LossVariant.All.First(v => v.IsDefault && v.Kind.Name == kind.ToString()), dtype);

    private static LossText Entropy(RowForm form, int? classes) => form.Text(Variant(hasIndices: true), Dtype.Single, classes);

    // Of double, with two gradients: the longest text of all.
    private static LossText SoftEntropy(RowForm form, int? classes) => form.Text(Variant(hasIndices: false), Dtype.Double, classes);

    private static RowVariant Variant(bool hasIndices) =>
        RowVariant.All.First(v => v.IsDefault && v.Kind.Name == nameof(Kind.CrossEntropy) && v.Kind.Inputs.Any(i => i.IsInteger) == hasIndices);
}
