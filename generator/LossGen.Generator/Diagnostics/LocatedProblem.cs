using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Generator.Diagnostics;

/// <summary>A mistake by value, as the incremental pipeline needs it.</summary>
internal sealed record LocatedProblem(string Id, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static LocatedProblem Of(Problem problem) => new(
        problem.Rule.Id,
        problem.Location.SourceTree?.FilePath ?? "",
        problem.Location.SourceSpan,
        problem.Location.GetLineSpan().Span,
        problem.Arguments.Select(a => string.Format(CultureInfo.InvariantCulture, "{0}", a)).ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Problems.All.First(r => r.Id == Id), Location.Create(Path, Span, Lines), [.. Arguments]);
}
