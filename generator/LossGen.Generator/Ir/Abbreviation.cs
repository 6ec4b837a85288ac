using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Writes long formulas as books do: what stands in several places gets a letter, and is written once behind it all.</summary>
internal static class Abbreviation
{
    // Up to this length a formula is read at a glance.
    private const int Short = 160;

    // What is smaller is no longer than the reader's way to where it is explained.
    private const int LeastSize = 4;

    private static readonly string[] Letters = ["u", "v", "s", "t", "a", "b", "c", "d", "e", "f", "g", "h"];

    /// <param name="expression">What to write.</param>
    /// <param name="rename">What to call an input or a parameter.</param>
    /// <param name="longest">The most characters that anybody reads.</param>
    public static string Format(Expression expression, Func<string, string> rename, int longest)
    {
        string text = TreeSize.IsWithin(longest, expression) ? Formatter.Format(expression, rename) : "";
        if (text.Length is > 0 and <= Short) return text;

        Dictionary<Expression, string> names = Names(expression, rename);
        List<Expression> parts = [expression, .. names.Keys.OrderByDescending(n => n.Number)];
        if (names.Count > 0 && parts.All(p => TreeSize.IsWithin(longest, p, names.Keys)) && parts.Sum(p => TreeSize.Of(p, names.Keys)) <= longest)
        {
            text = string.Join(", ", parts.Select((p, i) => (i == 0 ? "" : (i == 1 ? "where " : "") + names[p] + " = ") + Formatter.Format(p, rename, Name)));
        }

        return text.Length > 0 && text.Length <= longest ? text : "… (too long to be read)";

        string? Name(Expression e) => names.TryGetValue(e, out string name) ? name : null;
    }

    private static Dictionary<Expression, string> Names(Expression expression, Func<string, string> rename)
    {
        HashSet<Expression> all = Subexpressions.Of([expression]);
        HashSet<string> taken = [.. all.Where(e => e.Name is not null).Select(e => rename(e.Name!))];
        ILookup<Expression, Expression> uses = all.SelectMany(e => e.Arguments).ToLookup(a => a);
        IEnumerable<Expression> repeated = all.Where(e => uses[e].Count() > 1 && TreeSize.Of(e) >= LeastSize).OrderByDescending(e => e.Number);
        return repeated.Zip(Letters.Where(l => !taken.Contains(l)), (e, l) => (e, l)).ToDictionary(p => p.e, p => p.l);
    }
}
