using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>Writes the checks that a loss method makes once, before it touches anything.</summary>
internal sealed class ArgumentChecks(CodeWriter code, BodyNames names, LossMethod loss)
{
    private const string Check = LossBody.Library + "Check.";

    private readonly string _element = loss.ElementType.QualifiedName();

    /// <returns>The locals that hold what the checks found out.</returns>
    public CheckedSizes Write()
    {
        ParameterRole first = names.Find(RoleKind.Input)!;
        string count = names.Local("count");
        code.Line($"int {count} = {names.Code(first)}.Length;");
        foreach (ParameterRole other in EqualLengths()) code.Line($"{Check}Length({Length(other)}, {count}, {BodyNames.Text(first)});");
        string? rowLength = WriteSpread(RoleKind.SampleWeights, "Rows", "rowLength", count, first);
        string? cycle = WriteSpread(RoleKind.PosWeights, "Cycle", "cycle", count, first);
        string? rows = WriteColumns(count, first);
        foreach (ParameterRole option in loss.Parameters.Where(p => p.Role is RoleKind.Option or RoleKind.Weight)) WriteRange(option);
        WriteOverlaps();
        return new(count, rowLength, cycle, rows);
    }

    private IEnumerable<ParameterRole> EqualLengths() => loss.Parameters.Where(p =>
        (p.Role == RoleKind.Input && p.Index > 0) || p.Role is RoleKind.Gradient or RoleKind.Losses or RoleKind.UpstreamSpan);

    private string Length(ParameterRole span) => $"{names.Code(span)}.Length, {BodyNames.Text(span)}";

    private string? WriteSpread(RoleKind role, string check, string name, string count, ParameterRole first)
    {
        if (names.Find(role) is not { } weights) return null;
        string local = names.Local(name);
        code.Line($"int {local} = {Check}{check}({Length(weights)}, {count}, {BodyNames.Text(first)});");
        return local;
    }

    private string? WriteColumns(string count, ParameterRole first)
    {
        ParameterRole? parameter = names.Find(RoleKind.Columns);
        if (parameter is null && loss.Columns is null) return null;
        string columns = parameter is null ? Literal.Of(loss.Columns!.Value) : names.Code(parameter);
        string call = $"{Check}Columns({columns}, {(parameter is null ? Literal.Of("Classes") : BodyNames.Text(parameter))}, {count}, {BodyNames.Text(first)})";
        if (loss.Reduction != ReductionKind.BatchMean)
        {
            code.Line(call + ";");
            return null;
        }

        string rows = names.Local("rows");
        code.Line($"int {rows} = {call};");
        return rows;
    }

    private void WriteRange(ParameterRole option)
    {
        OptionRange range = AllowedRange.Of(option, loss.Kernel);
        if (range == OptionRange.Any) return;
        string excluded = range.LowExcluded ? ", lowExcluded: true" : "";
        code.Line($"{Check}Range({names.Code(option)}, {BodyNames.Text(option)}, {Bound(range.Low)}, {Bound(range.High)}{excluded});");

        static string Bound(double value) =>
            value == double.MinValue ? "double.MinValue" : value == double.MaxValue ? "double.MaxValue" : Literal.Of(value, Precision.Double);
    }

    private void WriteOverlaps()
    {
        List<ParameterRole> written = [.. loss.Parameters.Where(p => p.Role is RoleKind.Gradient or RoleKind.Losses)];
        List<ParameterRole> read = [.. loss.Parameters.Where(p =>
            p.Role is RoleKind.Input or RoleKind.SampleWeights or RoleKind.PosWeights or RoleKind.UpstreamSpan)];
        foreach (ParameterRole target in written)
        {
            foreach (ParameterRole other in read.Concat(written.Skip(written.IndexOf(target) + 1)))
            {
                bool mayBeSame = target.Role == RoleKind.Gradient && other.Role == RoleKind.Input && target.Index == other.Index;
                string check = mayBeSame ? $"ApartOrSame<{_element}>" : $"Apart<{_element}, {_element}>";
                code.Line($"{Check}{check}({names.Code(target)}, {BodyNames.Text(target)}, {names.Code(other)}, {BodyNames.Text(other)});");
            }
        }
    }
}

/// <summary>Locals of a loss method.</summary>
/// <param name="Count">The number of elements.</param>
/// <param name="RowLength">The number of elements that share a sample weight, 0 where none do; null where there are no weights.</param>
/// <param name="Cycle">The number of columns that have a weight of the positive term, 0 where every element has; null where there are none.</param>
/// <param name="Rows">The number of rows, where the reduction asks for it.</param>
internal sealed record CheckedSizes(string Count, string? RowLength, string? Cycle, string? Rows);
