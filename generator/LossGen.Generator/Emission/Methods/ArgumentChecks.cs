using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes the checks that a loss method makes once, before it touches anything.</summary>
internal sealed class ArgumentChecks(CodeWriter code, BodyNames names, LossMethod loss)
{
    private const string Check = SourceFile.Library + "Check.";

    private readonly string _element = loss.ElementType.QualifiedName();

    /// <summary>A span's length and name, as arguments of a check.</summary>
    public string Length(ParameterRole span) => $"{names.Code(span)}.Length, {BodyNames.Text(span)}";

    /// <summary>Demands that spans are as long as another.</summary>
    public void WriteEqual(IEnumerable<ParameterRole> spans, string count, ParameterRole other)
    {
        foreach (ParameterRole span in spans) code.Line($"{Check}Length({Length(span)}, {count}, {BodyNames.Text(other)});");
    }

    /// <summary>Demands one value for each row, group or sequence.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="unit">What they are called: "row".</param>
    /// <param name="owner">The parameter that has them.</param>
    public void WritePerLoss(IEnumerable<ParameterRole> spans, string count, string unit, ParameterRole owner)
    {
        foreach (ParameterRole span in spans) code.Line($"{Check}PerLoss({Length(span)}, {count}, {Literal.Of(unit)}, {BodyNames.Text(owner)});");
    }

    /// <summary>The columns as an expression, and their name as another; null where nothing gives them.</summary>
    public (string Columns, string Name)? Columns()
    {
        if (names.Find(RoleKind.Columns) is { } parameter) return (names.Code(parameter), BodyNames.Text(parameter));
        return loss.Columns is { } columns ? (Literal.Of(columns), Literal.Of(LossAttributeNames.Classes)) : null;
    }

    /// <summary>Demands of run-time options that they are in their range.</summary>
    public void WriteRanges()
    {
        if (names.Find(RoleKind.Normalizer) is { } normalizer)
        {
            code.Line($"{Check}Range({names.Code(normalizer)}, {BodyNames.Text(normalizer)}, {Bound(0)}, {Bound(double.MaxValue)});");
        }

        foreach (ParameterRole option in loss.Parameters.Where(p => p.Role is RoleKind.Option or RoleKind.Weight))
        {
            OptionRange range = AllowedRange.Of(option, loss.Kernel);
            if (range == OptionRange.Integer || range == OptionRange.Any) continue;
            string excluded = range.LowExcluded ? ", lowExcluded: true" : "";
            string check = range.IsWhole ? "WholeRange" : "Range";
            code.Line($"{Check}{check}({names.Code(option)}, {BodyNames.Text(option)}, {Bound(range.Low)}, {Bound(range.High)}{excluded});");
        }

        static string Bound(double value) =>
            value == double.MinValue ? "double.MinValue" : value == double.MaxValue ? "double.MaxValue" : Literal.Of(value, Precision.Double);
    }

    /// <summary>Demands that what is written shares no memory with anything else, a gradient in place of its own input excepted.</summary>
    public void WriteOverlaps()
    {
        List<ParameterRole> written = [.. loss.Parameters.Where(p => p.Role is RoleKind.Gradient or RoleKind.Losses)];
        List<ParameterRole> read = [.. loss.Parameters.Where(p => IsRead(p.Role))];
        foreach (ParameterRole target in written)
        {
            foreach (ParameterRole other in read.Concat(written.Skip(written.IndexOf(target) + 1)))
            {
                bool mayBeSame = target.Role == RoleKind.Gradient && other.Role == RoleKind.Input && target.Index == other.Index && other.StoredAs is null;
                string check = mayBeSame ? $"ApartOrSame<{_element}>" : $"Apart<{_element}, {other.Integer ?? other.StoredAs ?? _element}>";
                code.Line($"{Check}{check}({names.Code(target)}, {BodyNames.Text(target)}, {names.Given(other)}, {BodyNames.Text(other)});");
            }
        }
    }

    private static bool IsRead(RoleKind role) =>
        role is RoleKind.Input or RoleKind.UpstreamSpan || ReservedSpan.Of(role) is { Access: SpanAccess.Read };
}
