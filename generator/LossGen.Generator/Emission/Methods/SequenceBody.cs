using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss of sequences, which the library computes as a whole: it has no kernel.</summary>
internal sealed class SequenceBody(BodyParts parts) : LossBody(parts)
{
    public override void Write()
    {
        ParameterRole logits = Names.Find(RoleKind.Input)!, targets = Names.Find(RoleKind.Input, 1)!;
        ParameterRole inputLengths = Names.Find(RoleKind.InputLengths)!, targetLengths = Names.Find(RoleKind.TargetLengths)!;
        (string classes, string classesName) = Checks.Columns()!.Value;
        (string blank, string blankName) = Setting(LossOptions.Blank);
        if (Mask is not null) Checks.WritePerLoss([Mask], $"{Names.Code(inputLengths)}.Length", "sequence", inputLengths);
        string frames = WriteLengths(inputLengths), counts = WriteLengths(targetLengths), lengths = $"{frames}, {counts}";
        Code.Line(
            $"{Library}CheckCtc.Arguments<{targets.Integer}>({Checks.Length(logits)}, {Names.Code(targets)}, {BodyNames.Text(targets)}, {lengths}, {classes}, {classesName}, {blank}, {blankName});");
        Checks.WriteEqual(Spans(RoleKind.Gradient), $"{Names.Code(logits)}.Length", logits);
        string sequences = $"{Names.Code(inputLengths)}.Length";
        Checks.WritePerLoss(PerLoss.Where(p => p != Mask), sequences, "sequence", inputLengths);
        Checks.WriteOverlaps();
        WriteMask(sequences);

        string divisor = WriteRowDivisor(sequences);
        string operands = Names.Local("operands"), types = $"<{Element}, {targets.Integer}>";
        using (Code.Block($"{Library}CtcOperands{types} {operands} = new()", after: ";"))
        {
            foreach ((string field, RoleKind role) in Fields)
            {
                string? span = role switch
                {
                    RoleKind.InputLengths => frames,
                    RoleKind.TargetLengths => counts,
                    RoleKind.SampleWeights when Kernel.HasSampleWeights => SpanOf(SpanNames.SampleWeights),
                    _ => Names.Find(role, role == RoleKind.Input && field == "Targets" ? 1 : 0) is { } found ? Names.Code(found) : null,
                };
                if (span is not null) Code.Line($"{field} = {span},");
            }

            Code.Line($"Classes = {classes},");
            Code.Line($"Blank = {blank},");
            if (Setting(LossOptions.ZeroInfinity).Value != "0") Code.Line("ZeroInfinity = true,");
            if (Loss.Reduction is ReductionKind.Mean or ReductionKind.WeightedMean) Code.Line("DividesByTargetLength = true,");
            Code.Line($"Scale = {UpstreamOver(divisor)},");
        }

        WriteResult($"{Loop("CtcLoop")}.Run{types}(in {operands})", divisor);
    }

    // Of a sequence that is masked neither frames nor labels are looked at.
    private string WriteLengths(ParameterRole lengths)
    {
        if (Mask is not { } mask) return Names.Code(lengths);
        string local = Names.Local(lengths.Role == RoleKind.InputLengths ? "frames" : "labels");
        Code.Line($"using {Library}Scratch<int> {local} = new({Names.Code(lengths)}.Length);");
        Code.Line($"{Library}Masks.Lengths({Names.Code(mask)}, {Names.Code(lengths)}, {local}.Span);");
        return local + ".Span";
    }

    private static readonly IReadOnlyList<(string Field, RoleKind Role)> Fields =
    [
        ("Logits", RoleKind.Input), ("Targets", RoleKind.Input), ("InputLengths", RoleKind.InputLengths), ("TargetLengths", RoleKind.TargetLengths),
        ("SampleWeights", RoleKind.SampleWeights), ("Upstream", RoleKind.UpstreamSpan), ("Losses", RoleKind.Losses), ("GradLogits", RoleKind.Gradient),
    ];
}
