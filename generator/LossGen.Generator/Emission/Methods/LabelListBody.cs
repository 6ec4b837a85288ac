using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss of rows whose targets are lists of classes.</summary>
internal sealed class LabelListBody(BodyParts parts) : LossBody(parts)
{
    private const string Mask = "targets";

    public override void Write()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!, lists = Names.Find(RoleKind.Input, 1)!;
        (string columns, string columnsName) = Checks.Columns()!.Value;
        string rows = Names.Local("rows");
        Code.Line($"int {rows} = {Library}Check.Columns({columns}, {columnsName}, {Names.Code(first)}.Length, {BodyNames.Text(first)});");
        Checks.WriteEqual(Spans(RoleKind.Input, RoleKind.Gradient).Where(p => p != first), $"{Names.Code(first)}.Length", first);
        Checks.WritePerLoss(Spans(RoleKind.SampleWeights, RoleKind.Losses, RoleKind.UpstreamSpan), rows, "row", first);
        Checks.WriteRanges();
        Checks.WriteOverlaps();
        Code.Line($"{Library}CheckLabels.Lists<{lists.Integer}>({Names.Code(lists)}, {BodyNames.Text(lists)}, {columns});");

        string divisor = WriteRowDivisor(rows);
        string operands = WriteOperands();
        string run = (IsHalf ? "RunHalf<" : $"Run<{Element}, ") + $"{lists.Integer}, {KernelType(Kernel)}>";
        string kernel = NewKernel(UpstreamOver(divisor));
        WriteResult($"{Loop("LabelListLoop")}.{run}({kernel}, in {operands}, {Names.Code(lists)}, {rows}, {columns})", divisor);
    }

    // The library makes a mask of the lists itself.
    protected override bool IsOperand(string name) => name != Mask;
}
