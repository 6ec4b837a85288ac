using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>
/// What a kernel reads and writes, in the order of the operands' slots: first what it has per element, then per row, then per column. Known from the specification
/// alone, so that callers need not build the kernel.
/// </summary>
/// <param name="Inputs">What is read.</param>
/// <param name="Outputs">What is written.</param>
internal sealed record KernelOperands(IReadOnlyList<KernelOperand> Inputs, IReadOnlyList<KernelOperand> Outputs)
{
    public static KernelOperands Of(KernelSpec spec)
    {
        LossKind kind = spec.Terms[0].Loss();
        Level levelOfLoss = kind.Layout == LossLayout.Elements || kind.Layout == LossLayout.Layers ? Level.Element : Level.Row;

        List<KernelOperand> inputs = [.. kind.Inputs.Where(i => !i.IsInteger).Select(i => new KernelOperand(i.Name, LevelOf(i)))];
        if (kind.Layout == LossLayout.LabelLists) inputs.Add(new("targets", Level.Element));
        if (kind.Layout == LossLayout.Clusters) inputs.Add(new(SpanNames.Positives, Level.Element));
        if (spec.HasPosWeights) inputs.Add(new(SpanNames.PosWeights, Level.Element));
        if (spec.HasSampleWeights) inputs.Add(new(SpanNames.SampleWeights, levelOfLoss));
        if (spec.HasUpstream) inputs.Add(new(SpanNames.Upstream, levelOfLoss));
        if (spec.HasClassWeights) inputs.Add(new(SpanNames.ClassWeights, Level.Uniform));

        List<KernelOperand> outputs = spec.StoresLosses ? [new(SpanNames.Losses, levelOfLoss)] : [];
        outputs.AddRange(spec.Gradients.Select(g => new KernelOperand(SpanNames.GradientOf(kind.Inputs[g].Name), LevelOf(kind.Inputs[g]))));
        return new([.. inputs.OrderByDescending(i => i.Level)], [.. outputs.OrderByDescending(o => o.Level)]);

        static Level LevelOf(LossInput input) => input.Shape == InputShape.Rows ? Level.Row : Level.Element;
    }
}

/// <summary>A span that a kernel reads or writes.</summary>
/// <param name="Name">The kernel's name of it.</param>
/// <param name="Level">Whether there is a value for each element, for each row, or, where that is neither, for each column.</param>
internal sealed record KernelOperand(string Name, Level Level);
