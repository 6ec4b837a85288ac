using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss that compares each row with all others.</summary>
internal sealed class PairBody(BodyParts parts) : LossBody(parts)
{
    private bool IsSymmetric => Setting(LossOptions.Symmetric).Value == "1";

    private bool HasSelves => Loss.Kind.Name == "NtXent";

    public override void Write()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!;
        (string columns, string columnsName) = Checks.Columns()!.Value;
        string rows = Names.Local("rows"), count = $"{Names.Code(first)}.Length";
        Code.Line($"int {rows} = {Library}Check.Columns({columns}, {columnsName}, {count}, {BodyNames.Text(first)});");
        Checks.WriteEqual(Spans(RoleKind.Input, RoleKind.Gradient).Where(p => p != first), count, first);
        string losses = rows;
        if (HasSelves)
        {
            losses = Names.Local("losses");
            Code.Line($"int {losses} = 2 * {rows};");
        }

        Checks.WritePerLoss(PerLoss, losses, HasSelves ? "row of both inputs" : "row", first);
        Checks.WriteRanges();
        Checks.WriteOverlaps();

        string divisor = WriteRowDivisor(losses);
        string operands = WritePairs(rows, columns);
        string scale = UpstreamOver(divisor);
        string call = $"{Loop("PairLoop")}.{(HasSelves ? "NtXent" : "InfoNce")}<{Element}, {Real}, {KernelType(Kernel)}>";
        WriteResult($"{call}({NewKernel(IsSymmetric ? $"0.5 * {scale}" : scale)}, in {operands})", divisor);
    }

    private string WritePairs(string rows, string columns)
    {
        string operands = Names.Local("operands");
        using (Code.Block($"{Library}PairOperands<{Element}> {operands} = new()", after: ";"))
        {
            Field("First", Names.Find(RoleKind.Input));
            Field("Second", Names.Find(RoleKind.Input, 1));
            Field("SampleWeights", Names.Find(RoleKind.SampleWeights));
            if (Kernel.HasUpstream) Field("Upstream", Names.Find(RoleKind.UpstreamSpan));
            Field("Losses", Names.Find(RoleKind.Losses));
            Field("GradFirst", Names.Find(RoleKind.Gradient));
            Field("GradSecond", Names.Find(RoleKind.Gradient, 1));
            Code.Line($"Rows = {rows},");
            Code.Line($"Dimensions = {columns},");
            (string temperature, _) = Setting(LossOptions.Temperature);
            Code.Line($"Temperature = {temperature},");
            if (HasSelves || Setting(LossOptions.Normalize).Value == "1") Code.Line("Normalize = true,");
            if (IsSymmetric) Code.Line("Symmetric = true,");
        }

        return operands;

        void Field(string name, ParameterRole? span)
        {
            if (span is not null) Code.Line($"{name} = {Names.Code(span)},");
        }
    }
}
