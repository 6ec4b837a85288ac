using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of an element-wise loss.</summary>
internal sealed class ElementBody(BodyParts parts) : LossBody(parts)
{
    private string _count = "";
    private string? _rowLength;
    private string? _cycle;
    private string? _rows;

    public override void Write()
    {
        WriteChecks();
        string divisor = WriteDivisor();
        string operands = WriteOperands(Spread);
        string run = IsHalf ? "RunHalf" : $"Run<{Element}, {KernelType(Kernel)}>";
        WriteResult($"{Loop("ElementLoop")}.{run}({NewKernel(UpstreamOver(divisor))}, in {operands}, {_count})", divisor);
    }

    private void WriteChecks()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!;
        _count = Names.Local("count");
        Code.Line($"int {_count} = {Names.Code(first)}.Length;");
        Checks.WriteEqual(Spans(RoleKind.Input, RoleKind.Gradient, RoleKind.Losses, RoleKind.UpstreamSpan, RoleKind.Mask).Where(p => p != first), _count, first);
        _rowLength = WriteSpread(RoleKind.SampleWeights, "Rows", "rowLength", first);
        _cycle = WriteSpread(RoleKind.PosWeights, "Cycle", "cycle", first);
        WriteColumns(first);
        Checks.WriteRanges();
        Checks.WriteOverlaps();
        WriteMask(_count);
    }

    private string? WriteSpread(RoleKind role, string check, string name, ParameterRole first)
    {
        if (Names.Find(role) is not { } weights) return null;
        string local = Names.Local(name);
        Code.Line($"int {local} = {Library}Check.{check}({Checks.Length(weights)}, {_count}, {BodyNames.Text(first)});");
        return local;
    }

    private void WriteColumns(ParameterRole first)
    {
        if (Checks.Columns() is not { } given) return;
        string call = $"{Library}Check.Columns({given.Columns}, {given.Name}, {_count}, {BodyNames.Text(first)});";
        if (Loss.Reduction == ReductionKind.BatchMean)
        {
            _rows = Names.Local("rows");
            call = $"int {_rows} = {call}";
        }

        Code.Line(call);
    }

    // What the sum is divided by, or nothing.
    private string WriteDivisor()
    {
        switch (Loss.Reduction)
        {
            case ReductionKind.Mean: return WriteCount(_count);
            case ReductionKind.BatchMean: return _rows!;
            case ReductionKind.WeightedMean:
                string total = Names.Local("totalWeight"), repeated = Mask is null ? $" * ({_rowLength} == 0 ? 1 : {_rowLength})" : "";
                Code.Line($"double {total} = {Library}Totals.Sum<{Element}>({SpanOf(SpanNames.SampleWeights)}){repeated};");
                return total;
            default: return "";
        }
    }

    private IEnumerable<string> Spread(KernelOperands spans)
    {
        if (_cycle is not null) return [$"CycledInput = {Number(SpanNames.PosWeights)}", $"CycleLength = {_cycle}", .. Repeat()];
        return Repeat();

        IEnumerable<string> Repeat() => _rowLength is null || Mask is not null ? [] : [$"RepeatedInput = {Number(SpanNames.SampleWeights)}", $"RepeatLength = {_rowLength}"];

        string Number(string name) => Literal.Of(spans.Inputs.TakeWhile(i => i.Name != name).Count());
    }
}
