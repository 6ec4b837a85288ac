using System.Collections.Generic;
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
        string lengths = $"{Names.Code(inputLengths)}, {Names.Code(targetLengths)}";
        Code.Line(
            $"{Library}CheckCtc.Arguments<{targets.Integer}>({Checks.Length(logits)}, {Names.Code(targets)}, {BodyNames.Text(targets)}, {lengths}, {classes}, {classesName}, {blank}, {blankName});");
        Checks.WriteEqual(Spans(RoleKind.Gradient), $"{Names.Code(logits)}.Length", logits);
        string sequences = $"{Names.Code(inputLengths)}.Length";
        Checks.WritePerLoss(Spans(RoleKind.SampleWeights, RoleKind.Losses, RoleKind.UpstreamSpan), sequences, "sequence", inputLengths);
        Checks.WriteOverlaps();

        string divisor = WriteRowDivisor(sequences);
        string operands = Names.Local("operands"), types = $"<{Element}, {targets.Integer}>";
        using (Code.Block($"{Library}CtcOperands{types} {operands} = new()", after: ";"))
        {
            foreach ((string field, RoleKind role) in Fields)
            {
                if (Names.Find(role, role == RoleKind.Input && field == "Targets" ? 1 : 0) is { } span) Code.Line($"{field} = {Names.Code(span)},");
            }

            Code.Line($"Classes = {classes},");
            Code.Line($"Blank = {blank},");
            if (Setting(LossOptions.ZeroInfinity).Value != "0") Code.Line("ZeroInfinity = true,");
            if (Loss.Reduction is ReductionKind.Mean or ReductionKind.WeightedMean) Code.Line("DividesByTargetLength = true,");
            Code.Line($"Scale = {UpstreamOver(divisor)},");
        }

        WriteResult($"{Loop("CtcLoop")}.Run{types}(in {operands})", divisor);
    }

    private static readonly IReadOnlyList<(string Field, RoleKind Role)> Fields =
    [
        ("Logits", RoleKind.Input), ("Targets", RoleKind.Input), ("InputLengths", RoleKind.InputLengths), ("TargetLengths", RoleKind.TargetLengths),
        ("SampleWeights", RoleKind.SampleWeights), ("Upstream", RoleKind.UpstreamSpan), ("Losses", RoleKind.Losses), ("GradLogits", RoleKind.Gradient),
    ];
}
