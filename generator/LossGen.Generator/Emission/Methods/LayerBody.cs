using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of one loss over layers: the element-wise mean of each, weighted and added up.</summary>
internal sealed class LayerBody(BodyParts parts) : LossBody(parts)
{
    private string _start = "";
    private string _size = "";

    public override void Write()
    {
        ParameterRole sizes = Names.Find(RoleKind.LayerSizes)!;
        WriteChecks(sizes);
        string? share = WriteShare();
        string total = Names.Local("total"), layer = Names.Local("layer");
        _start = Names.Local("start");
        _size = Names.Local("size");
        Code.Line($"double {total} = 0;");
        Code.Line($"int {_start} = 0;");
        using (Code.Block($"for (int {layer} = 0; {layer} < {Names.Code(sizes)}.Length; {layer}++)"))
        {
            Code.Line($"int {_size} = {Names.Code(sizes)}[{layer}];");
            string weight = Names.Local("weight");
            string? given = Names.Find(RoleKind.LayerWeights) is { } weights ? $"(double){Names.Code(weights)}[{layer}]" : null;
            Code.Line($"double {weight} = {string.Join(" * ", new[] { given, share }.OfType<string>().DefaultIfEmpty("1.0"))} / {_size};");
            WriteSwitchedOff([given, Weight], share, total);
            string operands = WriteOperands();
            string scale = Names.Find(RoleKind.UpstreamSpan) is { } span ? $"(double){Names.Code(span)}[0] * {weight}"
                : Names.Find(RoleKind.UpstreamScalar) is null ? weight
                : $"{Upstream} * {weight}";
            string run = IsHalf ? "RunHalf" : $"Run<{Element}, {KernelType(Kernel)}>";
            string call = $"{Loop("ElementLoop")}.{run}({NewKernel(scale)}, in {operands}, {_size})";
            Code.Line(Kernel.AccumulatesLoss ? $"{total} += {weight} * {call};" : call + ";");
            Code.Line($"{_start} += {_size};");
        }

        Code.Line();
        if (Names.Find(RoleKind.Losses) is { } losses) Code.Line($"{Names.Code(losses)}[0] = {Converted(Element, total + WeightOfLosses())};");
        if (Loss.ReturnType is not null) WriteResult(total, "");
    }

    // The weight of the one loss.
    private string? Weight => Names.Find(RoleKind.SampleWeights) is { } span ? $"(double){Names.Code(span)}[0]" : null;

    protected override string SpanOf(string name) => $"{base.SpanOf(name)}.Slice({_start}, {_size})";

    private void WriteChecks(ParameterRole sizes)
    {
        ParameterRole first = Names.Find(RoleKind.Input)!;
        string count = $"{Names.Code(first)}.Length";
        Checks.WriteEqual([Names.Find(RoleKind.Input, 1)!, .. Spans(RoleKind.Gradient)], count, first);
        Code.Line($"{Library}CheckLayers.Sizes({Names.Code(sizes)}, {BodyNames.Text(sizes)}, {count}, {BodyNames.Text(first)});");
        Checks.WriteEqual(Spans(RoleKind.LayerWeights), $"{Names.Code(sizes)}.Length", sizes);
        Checks.WritePerLoss(PerLoss, "1", "sum", sizes);
        Checks.WriteRanges();
        Checks.WriteOverlaps();
    }

    // A weight of exactly 0 makes 0 of what is not a number, and nothing is a mean of nothing.
    private void WriteSwitchedOff(IEnumerable<string?> weights, string? share, string total)
    {
        List<string> given = [.. weights.OfType<string>()];
        if (given.Count == 0) return;
        using IDisposable block = Code.Block($"if ({string.Join(" || ", given.Select(w => w + " == 0"))})");
        foreach (ParameterRole gradient in Spans(RoleKind.Gradient)) Code.Line($"{Names.Code(gradient)}.Slice({_start}, {_size}).Clear();");
        if (share is not null && Loss.Reduction == ReductionKind.WeightedMean) Code.Line($"{total} += 0 * {share};");
        Code.Line($"{_start} += {_size};");
        Code.Line("continue;");
    }

    // The weighted mean has lost the weight that the unreduced loss has.
    private string WeightOfLosses() => Loss.Reduction == ReductionKind.WeightedMean && Weight is { } weight ? " * " + weight : "";

    // Of one loss the weighted mean is the loss itself, unless its weight is 0.
    private string? WriteShare()
    {
        if (Weight is not { } weight) return null;
        string share = Names.Local("share");
        Code.Line($"double {share} = {weight}{(Loss.Reduction == ReductionKind.WeightedMean ? $" / {weight}" : "")};");
        return share;
    }
}
