using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Bodies;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of a loss method: its checks, the loop over the kernel, and the reduction. There is one for each layout.</summary>
internal abstract class LossBody
{
    public const string Library = "global::LossGen.CompilerServices.";

    private static readonly IReadOnlyDictionary<LossLayout, Func<BodyParts, LossBody>> Forms = new Dictionary<LossLayout, Func<BodyParts, LossBody>>
    {
        [LossLayout.Elements] = p => new ElementBody(p),
        [LossLayout.Rows] = p => new RowBody(p),
    };

    private readonly BodyParts _parts;

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

    public static void Write(CodeWriter code, MethodShape method, LossMethod loss) =>
        Forms[loss.Kind.Layout](new(code, new(method, loss), loss)).Write();

    public abstract void Write();

    /// <summary>The spans of a role.</summary>
    protected IEnumerable<ParameterRole> Spans(params RoleKind[] roles) => Loss.Parameters.Where(p => roles.Contains(p.Role));

    /// <summary>Writes a local with what the kernel reads and writes.</summary>
    /// <param name="more">Settings besides the spans, of which the input's number may depend on its name.</param>
    /// <returns>The local.</returns>
    protected string WriteOperands(Func<KernelOperands, IEnumerable<string>>? more = null)
    {
        KernelOperands spans = KernelOperands.Of(Kernel);
        string operands = Names.Local("operands");
        using (Code.Block($"{Library}Operands<{Element}> {operands} = new()", after: ";"))
        {
            for (int i = 0; i < spans.Inputs.Count; i++) Code.Line(Slot("In", i, spans.Inputs[i].Name));
            for (int i = 0; i < spans.Outputs.Count; i++) Code.Line(Slot("Out", i, spans.Outputs[i].Name));
            foreach (string setting in more?.Invoke(spans) ?? []) Code.Line(setting + ",");
        }

        return operands;

        string Slot(string prefix, int number, string name) =>
            $"{prefix}{Literal.Of(number)} = ref {Reference(SpanOf(name))},";
    }

    /// <summary>The first element of a span.</summary>
    protected static string Reference(string span) => $"global::System.Runtime.InteropServices.MemoryMarshal.GetReference({span})";

    /// <summary>The span that the kernel knows by this name.</summary>
    protected virtual string SpanOf(string name)
    {
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
            if (parameter == ElementSchedule.Scale) return Narrowed(scale);
            if (parameter == FormulaSpans.ZShare) return Narrowed(zShare);
            ParameterRole given = Loss.Parameters.First(p => p.Role is RoleKind.Option or RoleKind.Weight && p.Name == parameter);
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
        Code.Line(Loss.ReturnType is { } type ? $"return {Convert(type, divisor.Length == 0 ? call : $"{call} / {divisor}")};" : call + ";");

    private static string Convert(Dtype type, string value) => type == Dtype.Double ? value : $"({type.QualifiedName()})({value})";
}

/// <summary>What the body of a loss method is written with.</summary>
/// <param name="Code">Receives the text.</param>
/// <param name="Names">The names in it.</param>
/// <param name="Loss">What it computes.</param>
internal sealed record BodyParts(CodeWriter Code, BodyNames Names, LossMethod Loss);
