using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LossGen.Generator.Formulas;

namespace LossGen.Explorer;

/// <summary>What the page shows: a kind with options, or a formula of the user's. All of it stands in the link.</summary>
/// <param name="Kind">The <see cref="LossKind.Id"/>, or null for a formula.</param>
/// <param name="Options">The options given, and values of inputs that stand still, by name.</param>
/// <param name="Formula">The user's C#.</param>
internal sealed record Subject(string? Kind, IReadOnlyDictionary<string, double> Options, string Formula)
{
    /// <summary>The formula that the page begins with.</summary>
    public const string FirstFormula = """
        // Half the squared error near the target, its logarithm far from it.
        static float Cauchy(float prediction, float target, float c = 1)
        {
            float x = (prediction - target) / c;
            return 0.5f * c * c * MathF.Log(1 + x * x);
        }
        """;

    /// <summary>Reads the link's query.</summary>
    public static Subject Of(Uri link)
    {
        Dictionary<string, string> query = link.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .GroupBy(p => p[0])
            .ToDictionary(g => g.Key, g => Uri.UnescapeDataString(g.Last().ElementAtOrDefault(1) ?? "").Replace('+', ' '), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, double> options = new(StringComparer.Ordinal);
        foreach ((string name, string text) in query)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) options[name] = value;
        }

        if (query.TryGetValue("formula", out string? formula)) return new(null, options, FromLink(formula) ?? FirstFormula);
        LossKind? kind = query.TryGetValue("kind", out string? id)
            ? Catalogue.All.FirstOrDefault(k => string.Equals(k.Id, id, StringComparison.OrdinalIgnoreCase))
                ?? Catalogue.All.FirstOrDefault(k => string.Equals(k.Name, id, StringComparison.OrdinalIgnoreCase))
            : null;
        return new((kind ?? Catalogue.Get("Focal")).Id, options, FirstFormula);
    }

    /// <summary>The query that says the same.</summary>
    public string ToQuery()
    {
        StringBuilder query = new();
        if (Kind is not null) query.Append("?kind=").Append(Kind);
        else query.Append("?formula=").Append(ToLink(Formula));
        foreach ((string name, double value) in Options.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            query.Append(CultureInfo.InvariantCulture, $"&{name}={value}");
        }

        return query.ToString();
    }

    // Base64 of URLs: short, and no tool escapes it again.
    private static string ToLink(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static string? FromLink(string text)
    {
        string padded = text.Replace(' ', '-').Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        byte[] bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out int written) ? Encoding.UTF8.GetString(bytes, 0, written) : null;
    }
}
