using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss of rows whose targets are lists of classes.</summary>
internal sealed class LabelListBody(BodyParts parts) : LossBody(parts)
{
    private const string Members = "targets";

    public override void Write()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!, lists = Names.Find(RoleKind.Input, 1)!;
        (string columns, string columnsName) = Checks.Columns()!.Value;
        string rows = Names.Local("rows");
        Code.Line($"int {rows} = {Library}Check.Columns({columns}, {columnsName}, {Names.Code(first)}.Length, {BodyNames.Text(first)});");
        Checks.WriteEqual(Spans(RoleKind.Input, RoleKind.Gradient).Where(p => p != first), $"{Names.Code(first)}.Length", first);
        Checks.WritePerLoss(PerLoss, rows, "row", first);
        Checks.WriteRanges();
        Checks.WriteOverlaps();
        (string targets, string integer) = WriteLists(lists);
        Code.Line($"{Library}CheckLabels.Lists<{integer}>({targets}, {BodyNames.Text(lists)}, {columns});");
        WriteMask(rows);

        string divisor = WriteRowDivisor(rows);
        string operands = WriteOperands();
        string run = (IsHalf ? "RunHalf<" : $"Run<{Element}, ") + $"{integer}, {KernelType(Kernel)}>";
        string kernel = NewKernel(UpstreamOver(divisor));
        WriteResult($"{Loop("LabelListLoop")}.{run}({kernel}, in {operands}, {targets}, {rows}, {columns})", divisor);
    }

    private (string Targets, string Integer) WriteLists(ParameterRole lists)
    {
        if (Mask is not { } mask) return (Names.Code(lists), lists.Integer!);
        string targets = Names.Local("lists");
        Code.Line($"using {Library}Scratch<long> {targets} = new({Names.Code(lists)}.Length);");
        Code.Line($"{Library}Masks.Lists<{lists.Integer}>({Names.Code(mask)}, {Names.Code(lists)}, {targets}.Span);");
        return (targets + ".Span", "long");
    }

    // The library makes a mask of the lists itself.
    protected override bool IsOperand(string name) => name != Members;
}
