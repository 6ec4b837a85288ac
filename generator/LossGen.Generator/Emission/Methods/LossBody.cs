using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of a loss method: its checks, the loop over the kernel, and the reduction. There is one for each layout.</summary>
internal abstract class LossBody
{
    protected const string Library = SourceFile.Library;

    private static readonly IReadOnlyDictionary<LossLayout, Func<BodyParts, LossBody>> Forms = new Dictionary<LossLayout, Func<BodyParts, LossBody>>
    {
        [LossLayout.Elements] = p => new ElementBody(p),
        [LossLayout.Rows] = p => new RowBody(p),
        [LossLayout.LabelLists] = p => new LabelListBody(p),
        [LossLayout.Pairs] = p => new PairBody(p),
        [LossLayout.Clusters] = p => new ClusterBody(p),
        [LossLayout.Groups] = p => new GroupBody(p),
        [LossLayout.Layers] = p => new LayerBody(p),
        [LossLayout.Sequences] = p => new SequenceBody(p),
    };

    private readonly Dictionary<string, string> _flags = [];
    private readonly BodyParts _parts;
    private string? _maskedWeights;
    private string? _taken;

    protected LossBody(BodyParts parts)
    {
        _parts = parts;
        Checks = new(parts.Code, parts.Names, parts.Loss);
        Element = Loss.ElementType.QualifiedName();
    }

    protected CodeWriter Code => _parts.Code;

    protected BodyNames Names => _parts.Names;

    protected LossMethod Loss => _parts.Loss;

    protected KernelSpec Kernel => Loss.Kernel;

    protected ArgumentChecks Checks { get; }

    /// <summary>The element type of the spans.</summary>
    protected string Element { get; }

    /// <summary>The type that is computed in.</summary>
    protected string Real => Precision.Of(Kernel.IsSingle).Real;

    protected bool IsHalf => Loss.ElementType == Dtype.Half;

    /// <summary>The gradient that flows into the reduced loss, in double.</summary>
    protected string Upstream => Names.Find(RoleKind.UpstreamScalar) is { } scalar ? $"(double){Names.Code(scalar)}" : "1.0";

    public static void Write(CodeWriter code, MethodShape method, LossMethod loss)
    {
        BodyNames names = new(method, loss);
        StoredLabels.Write(code, names, loss);
        Forms[loss.Kind.Layout](new(code, names, loss)).Write();
    }

    public abstract void Write();

    /// <summary>Which losses take part, or null.</summary>
    protected ParameterRole? Mask => Names.Find(RoleKind.Mask);

    /// <summary>The spans that have one element for each ℓ.</summary>
    protected IEnumerable<ParameterRole> PerLoss => Loss.Parameters.Where(p => ReservedSpan.PerLoss.Contains(p.Role));

    /// <summary>The library's class that runs the kernel.</summary>
    protected string Loop(string name) => Library + (Loss.IsParallel ? "Parallel" : "") + name;

    /// <summary>How the spans' numbers are stored, as a type argument of loops.</summary>
    protected string Storage => Library + (IsHalf ? "HalfStorage" : $"Computed<{Real}>");

    /// <summary>Who does the work, as a type argument of loops.</summary>
    protected string Threads => Library + (Loss.IsParallel ? "ManyThreads" : "OneThread");

    /// <summary>What gradients of a mean are multiplied by: 0 where it is one of nothing, since all weights are 0.</summary>
    protected string UpstreamOver(string divisor) => Loss.ReturnsSum ? UpstreamOverNormalizer() : UpstreamOverWeight(divisor);

    private string UpstreamOverWeight(string divisor) =>
        divisor.Length == 0 ? Upstream : IsWeight(divisor) ? UpstreamOrNothing(divisor) : $"{Upstream} / {divisor}";

    private string UpstreamOverNormalizer() =>
        Names.Find(RoleKind.Normalizer) is { } normalizer ? UpstreamOrNothing($"(double){Names.Code(normalizer)}") : Upstream;

    // Where nothing counts, nothing is learned.
    private string UpstreamOrNothing(string weight) => $"({weight} == 0 ? 0 : {Upstream} / {weight})";

    /// <summary>Whether it is a sum of weights, and no count.</summary>
    protected virtual bool IsWeight(string divisor) => Loss.Reduction == ReductionKind.WeightedMean || divisor == _taken;

    /// <summary>Writes the weights of losses of which some are masked: 0 for those.</summary>
    /// <param name="losses">The number of losses.</param>
    protected void WriteMask(string losses)
    {
        if (Mask is not { } mask || !Kernel.HasSampleWeights) return;
        string weights = Names.Local("weights"), own = Names.Find(RoleKind.SampleWeights) is { } span ? Names.Code(span) : "default";
        Code.Line($"using {Library}Scratch<{Element}> {weights} = new({losses});");
        Code.Line($"{Library}Masks.Weights<{Element}>({Names.Code(mask)}, {own}, {weights}.Span);");
        _maskedWeights = weights + ".Span";
    }

    /// <summary>Writes how many losses take part.</summary>
    /// <param name="losses">The number of losses.</param>
    /// <returns>It as an expression.</returns>
    protected string WriteCount(string losses)
    {
        if (Mask is not { } mask) return losses;
        if (_taken is not null) return _taken;
        _taken = Names.Local("taken");
        Code.Line($"int {_taken} = {Library}Masks.Count({Names.Code(mask)});");
        return _taken;
    }

    /// <summary>The spans of a role.</summary>
    protected IEnumerable<ParameterRole> Spans(params RoleKind[] roles) => Loss.Parameters.Where(p => roles.Contains(p.Role));

    /// <summary>Writes a local with what the kernel reads and writes.</summary>
    /// <param name="more">Settings besides the spans, of which the input's number may depend on its name.</param>
    /// <returns>The local.</returns>
    protected string WriteOperands(Func<KernelOperands, IEnumerable<string>>? more = null)
    {
        KernelOperands spans = KernelOperands.Of(Kernel);
        WriteFlags();
        string operands = Names.Local("operands");
        using (Code.Block($"{Library}Operands<{Element}> {operands} = new()", after: ";"))
        {
            WriteSlots("In", spans.Inputs);
            WriteSlots("Out", spans.Outputs);
            foreach (string setting in more?.Invoke(spans) ?? []) Code.Line(setting + ",");
        }

        return operands;

        void WriteSlots(string prefix, IReadOnlyList<KernelOperand> slots)
        {
            for (int i = 0; i < slots.Count; i++)
            {
                if (!IsOperand(slots[i].Name)) continue;
                Code.Line($"{prefix}{Literal.Of(i)} = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({SpanOf(slots[i].Name)}),");
            }
        }
    }

    // Kernels take conditions as the numbers 0 and 1.
    private void WriteFlags()
    {
        foreach (ParameterRole flags in Spans(RoleKind.Input).Where(p => p.Integer == "bool"))
        {
            string numbers = Names.Local("flags");
            Code.Line($"using {Library}Scratch<{Element}> {numbers} = new({Names.Code(flags)}.Length);");
            Code.Line($"{Library}Flags.ToNumbers<{Element}>({Names.Code(flags)}, {numbers}.Span);");
            _flags.Add(Loss.Kind.Inputs[flags.Index].Name, numbers + ".Span");
        }
    }

    /// <summary>Whether the method has the span that the kernel knows by this name.</summary>
    protected virtual bool IsOperand(string name) => true;

    /// <summary>The span that the kernel knows by this name.</summary>
    protected virtual string SpanOf(string name)
    {
        if (_flags.TryGetValue(name, out string? numbers)) return numbers;
        if (name == SpanNames.SampleWeights && _maskedWeights is not null) return _maskedWeights;
        IReadOnlyList<LossInput> inputs = Loss.Kind.Inputs;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (name == inputs[i].Name) return Names.Code(Names.Find(RoleKind.Input, i)!);
            if (name == SpanNames.GradientOf(inputs[i].Name)) return Names.Code(Names.Find(RoleKind.Gradient, i)!);
        }

        RoleKind role = name == SpanNames.Upstream ? RoleKind.UpstreamSpan : ReservedSpan.Find(name)!.Role;
        return Names.Code(Names.Find(role)!);
    }

    /// <summary>The kernel made anew.</summary>
    /// <param name="scale">What gradients are multiplied by, in double.</param>
    /// <param name="zShare">What the z-loss is, likewise.</param>
    protected string NewKernel(string scale, string zShare = "")
    {
        return $"new {KernelType(Kernel)}({string.Join(", ", KernelParameters.Of(Kernel).Select(Argument))})";

        string Argument(string parameter)
        {
            if (parameter == KernelWords.Scale) return Narrowed(scale);
            if (parameter == KernelWords.ZShare) return Narrowed(zShare);
            ParameterRole given = Loss.Parameters.First(p => p.Role is RoleKind.Option or RoleKind.Weight && p.KernelName == parameter);
            return IsHalf && !given.IsFloat ? $"({Real}){Names.Code(given)}" : Names.Code(given);
        }
    }

    protected static string KernelType(KernelSpec spec) => $"global::{KernelNames.Namespace}.{KernelNames.Of(spec)}";

    /// <summary>A number in double as the kernel takes it.</summary>
    protected string Narrowed(string value) => Kernel.IsSingle ? $"(float)({value})" : value;

    /// <summary>Writes the last statement: what is returned, or the call alone.</summary>
    /// <param name="call">The sum of ℓ.</param>
    /// <param name="divisor">What it is divided by, or nothing.</param>
    protected void WriteResult(string call, string divisor) =>
        Code.Line(Loss.ReturnsSum ? $"return new global::LossGen.LossSum({call}, {divisor});" : Loss.ReturnType is { } type ? $"return {Converted(type.QualifiedName(), divisor.Length == 0 ? call : $"{call} / {divisor}")};" : call + ";");

    /// <summary>Writes what the sum of the losses of rows is divided by, where that is more than their number.</summary>
    /// <returns>It as an expression, or nothing.</returns>
    protected string WriteRowDivisor(string rows)
    {
        switch (Loss.Reduction)
        {
            case ReductionKind.Mean or ReductionKind.BatchMean:
                return WriteCount(rows);
            case ReductionKind.WeightedMean:
                string total = Names.Local("totalWeight");
                Code.Line($"double {total} = {Library}Totals.Sum<{Element}>({SpanOf(SpanNames.SampleWeights)});");
                return total;
            default:
                return "";
        }
    }

    /// <summary>An option that the kernel does not know, as an expression, and what it is called as another. Flags are 0 or 1.</summary>
    protected (string Value, string Name) Setting(Option option)
    {
        OptionSpec? given = Loss.Settings.FirstOrDefault(o => o.Name == option.Name);
        if (given?.Parameter is { } name)
        {
            ParameterRole parameter = Loss.Parameters.First(p => p.KernelName == name);
            return ((IsHalf && option.Type == OptionType.Real ? "(double)" : "") + Names.Code(parameter), BodyNames.Text(parameter));
        }

        double value = given?.Value ?? Loss.Kind.Find(option.Name)?.Default ?? 0;
        string text = option.Type == OptionType.Real ? Literal.Of(value, Precision.Double) : Literal.Of((int)value);
        return (text, Literal.Of(option.Name));
    }

    /// <summary>The local of the attribute's class weights, which no other may be called like; null where there are none.</summary>
    protected static string? ConstantWeights(BodyParts parts) => parts.Loss.ClassWeights.Count > 0 ? parts.Names.Local(SpanNames.ClassWeights) : null;

    protected void WriteConstantWeights(string local)
    {
        string cast = IsHalf ? $"({Element})" : "";
        string items = string.Join(", ", Loss.ClassWeights.Select(w => cast + Literal.Of(w, Precision.Of(Kernel.IsSingle))));
        Code.Line($"global::System.ReadOnlySpan<{Element}> {local} = [{items}];");
    }

    /// <summary>A number in double as another type.</summary>
    protected static string Converted(string type, string value) => type == "double" ? value : $"({type})({value})";
}

/// <summary>What the body of a loss method is written with.</summary>
/// <param name="Code">Receives the text.</param>
/// <param name="Names">The names in it.</param>
/// <param name="Loss">What it computes.</param>
internal sealed record BodyParts(CodeWriter Code, BodyNames Names, LossMethod Loss);
