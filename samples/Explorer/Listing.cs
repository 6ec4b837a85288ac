using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using LossGen.Gallery;

namespace LossGen.Explorer;

/// <summary>Texts of a declaration: what it computes, and what is generated for it.</summary>
/// <param name="Declaration">The C# that a user writes.</param>
/// <param name="Formula">ℓ.</param>
/// <param name="Stable">ℓ as it is computed, where that differs.</param>
/// <param name="Gradients">∂ℓ/∂input, by input.</param>
/// <param name="Rules">The laws used.</param>
/// <param name="Code">The generated files, as HTML.</param>
/// <param name="Changed">How many lines options have changed.</param>
internal sealed record Listing(
    string Declaration, string Formula, string? Stable, IReadOnlyList<(string Input, string Text)> Gradients, IReadOnlyList<string> Rules, string Code, int Changed)
{
    /// <param name="declaration">What is shown of the source.</param>
    /// <param name="reading">The source.</param>
    /// <param name="plain">The same with default options, whose code is compared with; null where there are none.</param>
    public static Listing Of(string declaration, Reading reading, Reading? plain)
    {
        Explanation explanation = Explanation.Of(reading.Loss!);
        string code = string.Join("\n", Workbench.Emit(reading));
        IReadOnlyList<(string Line, bool IsChanged)> lines = MarkedCode.Of(code, plain is null ? code : string.Join("\n", Workbench.Emit(plain)));
        return new(
            declaration,
            explanation.Formula,
            explanation.Stable,
            [.. explanation.Gradients.Select(g => (g.Key, Explanation.Text(g.Value)))],
            explanation.Rules,
            Html(lines),
            lines.Count(l => l.IsChanged));
    }

    private static string Html(IReadOnlyList<(string Line, bool IsChanged)> lines)
    {
        StringBuilder html = new();
        foreach ((string line, bool isChanged) in lines)
        {
            bool isComment = line.TrimStart().StartsWith("//", StringComparison.Ordinal);
            string text = WebUtility.HtmlEncode(line);
            html.Append(isChanged ? "<mark>" : "").Append(isComment ? "<i>" : "").Append(text).Append(isComment ? "</i>" : "").Append(isChanged ? "</mark>" : "").Append('\n');
        }

        return html.ToString();
    }
}
