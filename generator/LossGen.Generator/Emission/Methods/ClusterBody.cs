using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Lowering;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss that compares each row with all others, by their labels.</summary>
internal sealed class ClusterBody(BodyParts parts) : LossBody(parts)
{
    public override void Write()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!, labels = Names.Find(RoleKind.Input, 1)!;
        string rows = Names.Local("rows"), count = $"{Names.Code(first)}.Length", columns;
        if (Checks.Columns() is { } given)
        {
            columns = given.Columns;
            Code.Line($"int {rows} = {Library}Check.Columns({columns}, {given.Name}, {count}, {BodyNames.Text(first)});");
            Checks.WritePerLoss([labels], rows, "row", first);
        }
        else
        {
            columns = Names.Local("columns");
            Code.Line($"int {rows} = {Names.Code(labels)}.Length;");
            Code.Line($"int {columns} = {Library}CheckLabels.Classes({count}, {BodyNames.Text(first)}, {rows}, {BodyNames.Text(labels)});");
        }

        Checks.WriteEqual(Spans(RoleKind.Gradient), count, first);
        Checks.WritePerLoss(Spans(RoleKind.SampleWeights, RoleKind.Losses, RoleKind.UpstreamSpan), rows, "row", first);
        Checks.WriteRanges();
        Checks.WriteOverlaps();
        string divisor = WriteDivisor(rows, labels);
        string operands = WriteOperands(rows, columns);
        string call = $"{Loop("PairLoop")}.Clusters<{Element}, {Real}, {labels.Integer}, {KernelType(Kernel)}>";
        WriteResult($"{call}({NewKernel(UpstreamOver(divisor))}, in {operands}, {Names.Code(labels)})", divisor);
    }

    // Where ℓ is a sum over positives, its mean is that over all of them.
    private string WriteDivisor(string rows, ParameterRole labels)
    {
        if (!Loss.Kind.DividesByPairs || Loss.Reduction is not (ReductionKind.Mean or ReductionKind.WeightedMean)) return WriteRowDivisor(rows);
        string pairs = Names.Local("pairs"), weights = Loss.Reduction == ReductionKind.WeightedMean ? Names.Code(Names.Find(RoleKind.SampleWeights)!) : "default";
        Code.Line($"double {pairs} = {Library}Clusters.Pairs<{Element}, {labels.Integer}>({Names.Code(labels)}, {weights});");
        return pairs;
    }

    private string WriteOperands(string rows, string columns)
    {
        string operands = Names.Local("operands");
        using (Code.Block($"{Library}PairOperands<{Element}> {operands} = new()", after: ";"))
        {
            Field("First", Names.Find(RoleKind.Input));
            Field("SampleWeights", Names.Find(RoleKind.SampleWeights));
            if (Kernel.HasUpstream) Field("Upstream", Names.Find(RoleKind.UpstreamSpan));
            Field("Losses", Names.Find(RoleKind.Losses));
            Field("GradFirst", Names.Find(RoleKind.Gradient));
            Code.Line($"Rows = {rows},");
            Code.Line($"Dimensions = {columns},");
            Code.Line($"Temperature = {(Loss.Kind.Find(LossOptions.Temperature.Name) is null ? "1" : Setting(LossOptions.Temperature).Value)},");
            if (Loss.Kind.Find(LossOptions.Normalize.Name) is null || Setting(LossOptions.Normalize).Value == "1") Code.Line("Normalize = true,");
        }

        return operands;

        void Field(string name, ParameterRole? span)
        {
            if (span is not null) Code.Line($"{name} = {Names.Code(span)},");
        }
    }
}
