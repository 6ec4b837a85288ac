using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>Source in which expected diagnostics are marked: <c>{|ID:…|}</c>, nested where two begin at one place.</summary>
internal sealed record Markup(string Source, IReadOnlyList<Expected> Expected)
{
    public static Markup Parse(string text)
    {
        StringBuilder source = new();
        List<Expected> expected = [];
        Stack<(string Id, int Start)> open = new();
        for (int i = 0; i < text.Length; i++)
        {
            string rest = text[i..Math.Min(text.Length, i + 12)];
            int colon = rest.IndexOf(':');
            if (rest.StartsWith("{|") && colon > 2)
            {
                open.Push((rest[2..colon], source.Length));
                i += colon;
            }
            else if (rest.StartsWith("|}"))
            {
                (string id, int start) = open.Pop();
                expected.Add(new Expected(id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        if (open.Count > 0) throw new ArgumentException($"'{open.Peek().Id}' is not closed.", nameof(text));
        return new Markup(source.ToString(), expected);
    }
}

/// <summary>A diagnostic that a test expects.</summary>
internal sealed record Expected(string Id, TextSpan Span);
