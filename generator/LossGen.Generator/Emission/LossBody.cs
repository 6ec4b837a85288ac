using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of a loss method: its checks, the loop over the kernel, and the reduction.</summary>
internal sealed class LossBody
{
    public const string Library = "global::LossGen.CompilerServices.";

    private readonly CodeWriter _code;
    private readonly LossMethod _loss;
    private readonly BodyNames _names;
    private readonly string _element;

    public LossBody(CodeWriter code, MethodShape method, LossMethod loss)
    {
        _code = code;
        _loss = loss;
        _names = new(method, loss);
        _element = loss.ElementType.QualifiedName();
    }

    private KernelSpec Kernel => _loss.Kernel;

    private bool IsHalf => _loss.ElementType == Dtype.Half;

    public void Write()
    {
        CheckedSizes sizes = new ArgumentChecks(_code, _names, _loss).Write();
        string divisor = WriteDivisor(sizes);
        string operands = WriteOperands(sizes);
        string kernel = $"global::{KernelNames.Namespace}.{KernelNames.Of(Kernel)}";
        string arguments = string.Join(", ", KernelParameters.Of(Kernel).Select(p => Argument(p, divisor)));
        string call = IsHalf
            ? $"{Library}ElementLoop.RunHalf(new {kernel}({arguments}), in {operands}, {sizes.Count})"
            : $"{Library}ElementLoop.Run<{_element}, {kernel}>(new {kernel}({arguments}), in {operands}, {sizes.Count})";
        _code.Line(_loss.ReturnType is { } type ? $"return {Convert(type, divisor.Length == 0 ? call : $"{call} / {divisor}")};" : call + ";");
    }

    // What the sum is divided by, or nothing.
    private string WriteDivisor(CheckedSizes sizes)
    {
        switch (_loss.Reduction)
        {
            case ReductionKind.Mean: return sizes.Count;
            case ReductionKind.BatchMean: return sizes.Rows!;
            case ReductionKind.WeightedMean:
                string total = _names.Local("totalWeight");
                _code.Line($"double {total} = {Library}Totals.Sum<{_element}>({_names.Code(_names.Find(RoleKind.SampleWeights)!)}) * ({sizes.RowLength} == 0 ? 1 : {sizes.RowLength});");
                return total;
            default: return "";
        }
    }

    private string WriteOperands(CheckedSizes sizes)
    {
        List<(RoleKind Role, int Index)> inputs = [.. Enumerable.Range(0, _loss.Parameters.Count(p => p.Role == RoleKind.Input)).Select(i => (RoleKind.Input, i))];
        if (Kernel.HasPosWeights) inputs.Add((RoleKind.PosWeights, 0));
        if (Kernel.HasSampleWeights) inputs.Add((RoleKind.SampleWeights, 0));
        if (Kernel.HasUpstream) inputs.Add((RoleKind.UpstreamSpan, 0));
        List<(RoleKind Role, int Index)> outputs = Kernel.StoresLosses ? [(RoleKind.Losses, 0)] : [];
        outputs.AddRange(Kernel.Gradients.Select(g => (RoleKind.Gradient, g)));

        List<string> slots = [.. inputs.Select((r, i) => Slot("In", i, r)), .. outputs.Select((r, i) => Slot("Out", i, r))];
        if (sizes.Cycle is { } cycle) slots.AddRange([$"CycledInput = {inputs.IndexOf((RoleKind.PosWeights, 0))}", $"CycleLength = {cycle}"]);
        if (sizes.RowLength is { } repeat) slots.AddRange([$"RepeatedInput = {inputs.IndexOf((RoleKind.SampleWeights, 0))}", $"RepeatLength = {repeat}"]);

        string operands = _names.Local("operands");
        using (_code.Block($"{Library}Operands<{_element}> {operands} = new()", after: ";"))
        {
            foreach (string slot in slots) _code.Line(slot + ",");
        }

        return operands;

        string Slot(string prefix, int number, (RoleKind Role, int Index) role) =>
            $"{prefix}{number} = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({_names.Code(_names.Find(role.Role, role.Index)!)})";
    }

    private string Argument(string parameter, string divisor)
    {
        string type = Precision.Of(Kernel.IsSingle).Real;
        if (parameter == ElementSchedule.Scale)
        {
            string upstream = _names.Find(RoleKind.UpstreamScalar) is { } scalar ? $"(double){_names.Code(scalar)}" : "1.0";
            string scale = divisor.Length == 0 ? upstream : $"{upstream} / {divisor}";
            return Kernel.IsSingle ? $"(float)({scale})" : scale;
        }

        ParameterRole given = _loss.Parameters.First(p => p.Role is RoleKind.Option or RoleKind.Weight && p.KernelName == parameter);
        return IsHalf && !given.IsFloat ? $"({type}){_names.Code(given)}" : _names.Code(given);
    }

    private static string Convert(Dtype type, string value) => type == Dtype.Double ? value : $"({type.QualifiedName()})({value})";
}
