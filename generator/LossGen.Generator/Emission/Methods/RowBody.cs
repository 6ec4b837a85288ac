using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss of rows.</summary>
internal sealed class RowBody(BodyParts parts) : LossBody(parts)
{
    private readonly string? _constantWeights = ConstantWeights(parts);
    private string _rows = "";
    private string _columns = "";
    private string _counted = "";
    private (string Code, string Integer)? _labels;

    private ParameterRole? Labels => Loss.Parameters.FirstOrDefault(p => p.Role == RoleKind.Input && p.IsOfIntegers);

    private ParameterRole? Positions => Names.Find(RoleKind.Positions);

    private string LabelTypes => $"{_labels!.Value.Integer}, {Element}";

    private bool DividesByWeights => Loss.Kind.DividesByWeights;

    /// <summary>The index of rows that are ignored, as an expression.</summary>
    private string Ignored =>
        Loss.Settings.Any(o => o.Name == LossOptions.IgnoreIndex.Name) ? Setting(LossOptions.IgnoreIndex).Value
        : Kernel.HasIgnored ? Library + "Masks.NoClass"
        : "null";

    public override void Write()
    {
        WriteSizes();
        Checks.WriteRanges();
        Checks.WriteOverlaps();
        WriteMask(_rows);
        WriteWeights();
        WriteLabels();
        string divisor = WriteDivisor();
        string operands = WriteOperands();
        string types = (_labels is { } typed ? typed.Integer + ", " : "") + KernelType(Kernel);
        string run = Positions is null
            ? $"{Loop("RowLoop")}.{(IsHalf ? "RunHalf<" : $"Run<{Element}, ")}{types}>"
            : $"{Library}PositionLoop.Run<{Element}, {Real}, {Storage}, {Threads}, {types}>";
        string labels = _labels is { } given ? $"{given.Code}, {Ignored}, " : "";
        string zShare = Kernel.HasZShare ? WriteShare(divisor) : "";
        string positions = Positions is null ? "" : ", " + Names.Code(Positions);
        WriteResult($"{run}({NewKernel(Scale(divisor), zShare)}, in {operands}, {labels}{_rows}, {_columns}{positions})", divisor);
    }

    protected override string SpanOf(string name) => name == SpanNames.ClassWeights && _constantWeights is not null ? _constantWeights : base.SpanOf(name);

    private void WriteSizes()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!;
        string count = Names.Local("count");
        _rows = Names.Local("rows");
        Code.Line($"int {count} = {Names.Code(first)}.Length;");
        ParameterRole? perRow = Loss.Parameters.FirstOrDefault(p => p.Role == RoleKind.Input && IsPerRow(p));
        if (Checks.Columns() is { } given)
        {
            _columns = given.Columns;
            if (Loss.Kind.FewerColumns is var fewer and > 0)
            {
                _columns = Names.Local("columns");
                Code.Line($"int {_columns} = global::System.Math.Max({given.Columns}, {Literal.Of(fewer)}) - {Literal.Of(fewer)};");
            }

            Code.Line($"int {_rows} = {Library}Check.Columns({_columns}, {given.Name}, {count}, {BodyNames.Text(first)});");
            if (Labels is not null) Code.Line($"{Library}CheckLabels.Length({Checks.Length(Labels)}, {_rows}, {_columns}, {BodyNames.Text(first)});");
        }
        else
        {
            _columns = Names.Local("columns");
            Code.Line($"int {_rows} = {Names.Code(perRow!)}.Length;");
            Code.Line($"int {_columns} = {Library}CheckLabels.Classes({count}, {BodyNames.Text(first)}, {_rows}, {BodyNames.Text(perRow!)});");
        }

        WriteLeastColumns(first);
        if (Positions is { } positions)
        {
            string shape = $"{count}, {BodyNames.Text(first)}, {_rows}, {_columns}";
            Code.Line($"{Library}CheckPositions.Divide({shape}, {Names.Code(positions)}, {BodyNames.Text(positions)});");
        }

        Checks.WriteEqual(Spans(RoleKind.Input, RoleKind.Gradient).Where(p => p != first && !IsPerRow(p)), count, first);
        Checks.WritePerLoss(
            Spans(RoleKind.Input, RoleKind.Gradient).Where(p => IsPerRow(p) && p != Labels && (p != perRow || Checks.Columns() is not null))
                .Concat(PerLoss),
            _rows,
            "row",
            first);
    }

    // Those that a formula names; of no rows nothing is known.
    private void WriteLeastColumns(ParameterRole first)
    {
        int least = Kernel.Terms.Max(t => t.Loss().LeastColumns);
        if (least <= (Kernel.Columns ?? 1)) return;
        Code.Line($"{(Checks.Columns() is null ? $"if ({_rows} != 0) " : "")}{Library}Check.LeastColumns({_columns}, {BodyNames.Text(first)}, {Literal.Of(least)});");
    }

    private string Classes => Loss.Kind.FewerColumns == 0 ? _columns : $"{_columns} + {Literal.Of(Loss.Kind.FewerColumns)}";

    private bool IsPerRow(ParameterRole span) => Loss.Kind.Inputs[span.Index].Shape == InputShape.Rows;

    private void WriteWeights()
    {
        if (_constantWeights is not null)
        {
            WriteConstantWeights(_constantWeights);
            if (Loss.Columns is null) WriteLength($"{_constantWeights}.Length, {Literal.Of(LossAttributeNames.ClassWeights)}");
        }

        if (Names.Find(RoleKind.ClassWeights) is { } span) WriteLength(Checks.Length(span));

        // No row tells no columns.
        void WriteLength(string weights) =>
            Code.Line($"{(Checks.Columns() is null ? $"if ({_rows} != 0) " : "")}{Library}CheckLabels.Weights({weights}, {_columns});");
    }

    private void WriteLabels()
    {
        if (Labels is null) return;
        (string Code, string Integer) labels = WriteMasked(Labels);
        _labels = labels;
        string call = $"{Library}CheckLabels.Rows<{labels.Integer}>({labels.Code}, {BodyNames.Text(Labels)}, {Classes}, {Ignored});";
        bool isUsed = DividesByWeights
            && ((Kernel.HasIgnored && Loss.Reduction is ReductionKind.Mean or ReductionKind.WeightedMean) || (Kernel.HasZShare && Loss.Reduction == ReductionKind.Mean));
        if (isUsed) _counted = Names.Local("counted");
        Code.Line(isUsed ? $"int {_counted} = {call}" : call);
    }

    // Rows that are masked have a class that is ignored, whatever stood there.
    private (string Code, string Integer) WriteMasked(ParameterRole labels)
    {
        if (Mask is not { } mask) return (Names.Code(labels), labels.Integer!);
        string local = Names.Local("labels");
        Code.Line($"using {Library}Scratch<long> {local} = new({_rows});");
        Code.Line($"{Library}Masks.Labels<{labels.Integer}>({Names.Code(mask)}, {Names.Code(labels)}, {Ignored}, {local}.Span);");
        return (local + ".Span", "long");
    }

    // What the sum is divided by, or nothing.
    private string WriteDivisor()
    {
        switch (Loss.Reduction)
        {
            case ReductionKind.Mean when DividesByWeights && Kernel.HasClassWeights:
                return Local("totalWeight", $"{Library}CheckLabels.WeightSum<{LabelTypes}>({_labels!.Value.Code}, {SpanOf(SpanNames.ClassWeights)}, {Ignored})");
            case ReductionKind.Mean when DividesByWeights && Kernel.HasIgnored:
                return _counted;
            case ReductionKind.Mean or ReductionKind.BatchMean:
                return WriteCount(_rows);
            case ReductionKind.WeightedMean:
                return Local("totalWeight", SumOfWeights(Kernel.HasClassWeights ? SpanOf(SpanNames.ClassWeights) : "default"));
            default:
                return "";
        }
    }

    private string SumOfWeights(string classWeights)
    {
        string weights = SpanOf(SpanNames.SampleWeights);
        return DividesByWeights && (Kernel.HasIgnored || Kernel.HasClassWeights)
            ? $"{Library}RowTotals.Sum<{LabelTypes}>({weights}, {_labels!.Value.Code}, {classWeights}, {Ignored})"
            : $"{Library}Totals.Sum<{Element}>({weights})";
    }

    private string Local(string name, string value)
    {
        string local = Names.Local(name);
        Code.Line($"double {local} = {value};");
        return local;
    }

    protected override bool IsWeight(string divisor) => base.IsWeight(divisor) || (DividesByWeights && Kernel.HasClassWeights && Loss.Reduction == ReductionKind.Mean);

    // Where all rows are ignored nothing is learned, although the mean of no rows is not a number.
    private string Scale(string divisor)
    {
        string scale = UpstreamOver(divisor);
        return Kernel.HasIgnored && _counted.Length > 0 ? $"{_counted} == 0 ? 0 : {scale}" : scale;
    }

    // The z-loss is not weighted, so that its mean is that over the rows.
    private string WriteShare(string divisor) =>
        $"{divisor} / {(Loss.Reduction == ReductionKind.Mean ? _counted : Local("rowWeight", SumOfWeights("default")))}";
}
