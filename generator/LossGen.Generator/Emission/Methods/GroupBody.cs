using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The body of a loss of regions: each group of elements is a row of the kernel.</summary>
internal sealed class GroupBody(BodyParts parts) : LossBody(parts)
{
    private readonly string? _constantWeights = ConstantWeights(parts);
    private string _shape = "";
    private string _samples = "1";
    private string? _weights;

    public override void Write()
    {
        WriteChecks();
        WriteWeights();
        string divisor = WriteDivisor();
        string operands = WriteOperands();
        string kernel = NewKernel(UpstreamOver(divisor));
        if (Loss.Softmax is not { } softmax)
        {
            string run = IsHalf ? "RunHalf" : $"Run<{Element}, {KernelType(Kernel)}>";
            WriteResult($"{Loop("RegionLoop")}.{run}({kernel}, in {operands}, in {_shape})", divisor);
            return;
        }

        string types = $"{(IsHalf ? "Half<" : $"<{Element}, ")}{KernelType(softmax)}, {KernelType(Kernel)}>";
        string hasGradient = Kernel.Gradients.Contains(0) ? "true" : "false";
        WriteResult(
            $"{Loop("SoftmaxRegionLoop")}.Run{types}(new {KernelType(softmax)}({Narrowed("1.0")}), {kernel}, in {operands}, in {_shape}, {hasGradient})", divisor);
    }

    protected override string SpanOf(string name) => name == SpanNames.SampleWeights && _weights is not null ? _weights : base.SpanOf(name);

    private void WriteChecks()
    {
        ParameterRole first = Names.Find(RoleKind.Input)!;
        string count = Names.Local("count");
        Code.Line($"int {count} = {Names.Code(first)}.Length;");
        Checks.WriteEqual(Spans(RoleKind.Input, RoleKind.Gradient).Where(p => p != first), count, first);
        string samplesName = Literal.Of(RoleNames.Samples);
        if (Names.Find(RoleKind.Samples) is { } samples) (_samples, samplesName) = (Names.Code(samples), BodyNames.Text(samples));
        (string classes, string classesName) = Checks.Columns() ?? ("1", Literal.Of(RoleNames.Columns[0]));
        _shape = Names.Local("shape");
        string type = Library + "RegionShape";
        string perSample = Flag(LossOptions.PerSample), perClass = Flag(LossOptions.PerClass);
        string of = "Of", sizes = $"{_samples}, {samplesName}";
        if (Names.Find(RoleKind.Positions) is { } positions) (of, sizes) = ("ClassFirst", $"{Names.Code(positions)}, {BodyNames.Text(positions)}");
        Code.Line($"{type} {_shape} = {type}.{of}({count}, {BodyNames.Text(first)}, {sizes}, {classes}, {classesName}, {perSample}, {perClass});");
        if (of == "ClassFirst")
        {
            if (Names.Find(RoleKind.Samples) is not null) Code.Line($"{Library}CheckPositions.Samples({_samples}, {samplesName}, {_shape}.Samples, {BodyNames.Text(first)});");
            _samples = _shape + ".Samples";
        }

        Checks.WritePerLoss(PerLoss, $"{_shape}.Groups", "group", first);
        if (Names.Find(RoleKind.ClassWeights) is { } weights) Code.Line($"{Library}CheckLabels.Weights({Checks.Length(weights)}, {classes});");
        if (_constantWeights is not null && Loss.Columns is null)
        {
            Code.Line($"{Library}CheckLabels.Weights({Literal.Of(Loss.ClassWeights.Count)}, {Literal.Of(LossAttributeNames.ClassWeights)}, {classes});");
        }

        Checks.WriteRanges();
        Checks.WriteOverlaps();
        WriteMask($"{_shape}.Groups");
    }

    private string Flag(Option option) => Loss.Settings.Any(o => o.Name == option.Name && o.Value == 0) ? "false" : "true";

    private void WriteWeights()
    {
        if (_constantWeights is not null) WriteConstantWeights(_constantWeights);
        string? classWeights = _constantWeights ?? (Names.Find(RoleKind.ClassWeights) is { } span ? Names.Code(span) : null);
        if (classWeights is null) return;
        string scratch = Names.Local("weights");
        Code.Line($"using {Library}Scratch<{Element}> {scratch} = new({_shape}.Groups);");
        string own = Mask is not null || Names.Find(RoleKind.SampleWeights) is not null ? base.SpanOf(SpanNames.SampleWeights) : "default";
        Code.Line($"{Library}GroupWeights.Multiply<{Element}>({classWeights}, {own}, {scratch}.Span);");
        _weights = scratch + ".Span";
    }

    // What the sum is divided by, or nothing.
    private string WriteDivisor()
    {
        switch (Loss.Reduction)
        {
            case ReductionKind.Mean: return WriteCount(_shape + ".Groups");
            case ReductionKind.BatchMean: return _samples;
            case ReductionKind.WeightedMean:
                string total = Names.Local("totalWeight");
                Code.Line($"double {total} = {Library}Totals.Sum<{Element}>({SpanOf(SpanNames.SampleWeights)});");
                return total;
            default: return "";
        }
    }
}
