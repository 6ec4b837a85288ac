using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of a loss method: checks once, up front; then the loop over the kernel; then the reduction.</summary>
internal sealed class LossBody
{
    private const string Library = "global::LossGen.CompilerServices.";

    private readonly CodeWriter _code;
    private readonly LossMethod _loss;
    private readonly Dictionary<string, string> _escaped = [];
    private readonly HashSet<string> _taken = [];
    private readonly string _element;

    public LossBody(CodeWriter code, MethodShape method, LossMethod loss)
    {
        _code = code;
        _loss = loss;
        foreach ((ParameterRole role, ParameterShape shape) in loss.Parameters.Zip(method.Parameters, (r, s) => (r, s))) _escaped.Add(role.Name, shape.Name);
        _taken.UnionWith(_escaped.Keys);
        _element = loss.ElementType.QualifiedName();
    }

    private KernelSpec Kernel => _loss.Kernel;

    private bool IsHalf => _loss.ElementType == Dtype.Half;

    public void Write()
    {
        ParameterRole first = Input(0);
        string count = Local("count");
        _code.Line($"int {count} = {Code(first)}.Length;");
        foreach (ParameterRole other in EqualLengths()) _code.Line($"{Library}Check.Length({Code(other)}.Length, {Text(other)}, {count}, {Text(first)});");
        string? repeat = Spread(RoleKind.SampleWeights, "Rows", "rowLength");
        string? cycle = Spread(RoleKind.PosWeights, "Cycle", "cycle");
        string? rows = WriteColumns(count, first);
        foreach (ParameterRole option in _loss.Parameters.Where(p => p.Role is RoleKind.Option or RoleKind.Weight)) WriteRange(option);
        WriteOverlaps();

        string divisor = WriteDivisor(count, repeat, rows);
        string operands = WriteOperands(repeat, cycle);
        string kernel = $"global::{KernelNames.Namespace}.{KernelNames.Of(Kernel)}";
        string arguments = string.Join(", ", KernelParameters.Of(Kernel).Select(p => Argument(p, divisor)));
        string call = IsHalf
            ? $"{Library}ElementLoop.RunHalf(new {kernel}({arguments}), in {operands}, {count})"
            : $"{Library}ElementLoop.Run<{_element}, {kernel}>(new {kernel}({arguments}), in {operands}, {count})";
        _code.Line(_loss.ReturnType is { } type ? $"return {Convert(type, divisor.Length == 0 ? call : $"{call} / {divisor}")};" : call + ";");

        string? Spread(RoleKind role, string check, string name)
        {
            if (Find(role) is not { } weights) return null;
            string local = Local(name);
            _code.Line($"int {local} = {Library}Check.{check}({Code(weights)}.Length, {Text(weights)}, {count}, {Text(first)});");
            return local;
        }
    }

    private IEnumerable<ParameterRole> EqualLengths() => _loss.Parameters.Where(p =>
        (p.Role == RoleKind.Input && p.Index > 0) || p.Role is RoleKind.Gradient or RoleKind.Losses or RoleKind.UpstreamSpan);

    private string? WriteColumns(string count, ParameterRole first)
    {
        ParameterRole? parameter = Find(RoleKind.Columns);
        if (parameter is null && _loss.Columns is null) return null;
        string columns = parameter is null ? Literal.Of(_loss.Columns!.Value) : Code(parameter);
        string call = $"{Library}Check.Columns({columns}, {(parameter is null ? Literal.Of("Classes") : Text(parameter))}, {count}, {Text(first)})";
        if (_loss.Reduction != ReductionKind.BatchMean)
        {
            _code.Line(call + ";");
            return null;
        }

        string rows = Local("rows");
        _code.Line($"int {rows} = {call};");
        return rows;
    }

    private void WriteRange(ParameterRole option)
    {
        OptionRange range = option.Role == RoleKind.Weight ? OptionRange.Finite : Allowed(option);
        string excluded = range.LowExcluded ? ", lowExcluded: true" : "";
        _code.Line($"{Library}Check.Range({Code(option)}, {Text(option)}, {Bound(range.Low)}, {Bound(range.High)}{excluded});");

        static string Bound(double value) =>
            value == double.MinValue ? "double.MinValue" : value == double.MaxValue ? "double.MaxValue" : Literal.Of(value, Precision.Double);
    }

    // An option that several terms share must suit them all.
    private OptionRange Allowed(ParameterRole option) => Kernel.Terms
        .Where((_, i) => option.Index < 0 || option.Index == i)
        .Select(t => Catalogue.Find(t.Kind)?.Find(option.Option!)?.Allowed)
        .OfType<OptionRange>()
        .Aggregate((a, b) => new(Math.Max(a.Low, b.Low), Math.Min(a.High, b.High), a.Low >= b.Low ? a.LowExcluded : b.LowExcluded));

    private void WriteOverlaps()
    {
        List<ParameterRole> written = [.. _loss.Parameters.Where(p => p.Role is RoleKind.Gradient or RoleKind.Losses)];
        List<ParameterRole> read = [.. _loss.Parameters.Where(p => p.Role is RoleKind.Input or RoleKind.SampleWeights or RoleKind.PosWeights or RoleKind.UpstreamSpan)];
        foreach (ParameterRole target in written)
        {
            foreach (ParameterRole other in read.Concat(written.Skip(written.IndexOf(target) + 1)))
            {
                bool mayBeSame = target.Role == RoleKind.Gradient && other.Role == RoleKind.Input && target.Index == other.Index;
                string check = mayBeSame ? $"ApartOrSame<{_element}>" : $"Apart<{_element}, {_element}>";
                _code.Line($"{Library}Check.{check}({Code(target)}, {Text(target)}, {Code(other)}, {Text(other)});");
            }
        }
    }

    // What the sum is divided by, or nothing.
    private string WriteDivisor(string count, string? repeat, string? rows)
    {
        switch (_loss.Reduction)
        {
            case ReductionKind.Mean: return count;
            case ReductionKind.BatchMean: return rows!;
            case ReductionKind.WeightedMean:
                string total = Local("totalWeight");
                _code.Line($"double {total} = {Library}Totals.Sum<{_element}>({Code(Find(RoleKind.SampleWeights)!)}) * ({repeat} == 0 ? 1 : {repeat});");
                return total;
            default: return "";
        }
    }

    private string WriteOperands(string? repeat, string? cycle)
    {
        List<(RoleKind Role, int Index)> inputs = [.. Enumerable.Range(0, InputCount).Select(i => (RoleKind.Input, i))];
        if (Kernel.HasPosWeights) inputs.Add((RoleKind.PosWeights, 0));
        if (Kernel.HasSampleWeights) inputs.Add((RoleKind.SampleWeights, 0));
        if (Kernel.HasUpstream) inputs.Add((RoleKind.UpstreamSpan, 0));
        List<(RoleKind Role, int Index)> outputs = Kernel.StoresLosses ? [(RoleKind.Losses, 0)] : [];
        outputs.AddRange(Kernel.Gradients.Select(g => (RoleKind.Gradient, g)));

        List<string> slots = [.. inputs.Select((r, i) => Slot("In", i, r)), .. outputs.Select((r, i) => Slot("Out", i, r))];
        if (cycle is not null) slots.AddRange([$"CycledInput = {inputs.IndexOf((RoleKind.PosWeights, 0))}", $"CycleLength = {cycle}"]);
        if (repeat is not null) slots.AddRange([$"RepeatedInput = {inputs.IndexOf((RoleKind.SampleWeights, 0))}", $"RepeatLength = {repeat}"]);

        string operands = Local("operands");
        using (_code.Block($"{Library}Operands<{_element}> {operands} = new()", after: ";"))
        {
            foreach (string slot in slots) _code.Line(slot + ",");
        }

        return operands;

        string Slot(string prefix, int number, (RoleKind Role, int Index) role) =>
            $"{prefix}{number} = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Code(Find(role.Role, role.Index)!)})";
    }

    private string Argument(string parameter, string divisor)
    {
        string type = Precision.Of(Kernel.IsSingle).Real;
        if (parameter == ElementSchedule.Scale)
        {
            string upstream = Find(RoleKind.UpstreamScalar) is { } scalar ? $"(double){Code(scalar)}" : "1.0";
            string scale = divisor.Length == 0 ? upstream : $"{upstream} / {divisor}";
            return Kernel.IsSingle ? $"(float)({scale})" : scale;
        }

        ParameterRole given = _loss.Parameters.First(p => p.Role is RoleKind.Option or RoleKind.Weight && p.Name == parameter);
        return IsHalf && !given.IsFloat ? $"({type}){Code(given)}" : Code(given);
    }

    private int InputCount => _loss.Parameters.Count(p => p.Role == RoleKind.Input);

    private ParameterRole Input(int index) => Find(RoleKind.Input, index)!;

    private ParameterRole? Find(RoleKind role, int index = 0) => _loss.Parameters.FirstOrDefault(p =>
        p.Role == role && (p.Index == index || role is not (RoleKind.Input or RoleKind.Gradient)));

    private string Code(ParameterRole parameter) => _escaped[parameter.Name];

    private static string Text(ParameterRole parameter) => Literal.Of(parameter.Name);

    // A local that hides none of the user's parameters.
    private string Local(string name)
    {
        while (!_taken.Add(name)) name += "_";
        return name;
    }

    private static string Convert(Dtype type, string value) => type == Dtype.Double ? value : $"({type.QualifiedName()})({value})";
}
