using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>Compares what a build says with what a test has marked: nothing may be missing, and nothing unmarked may be there.</summary>
internal static class Verify
{
    /// <summary>Members of a partial class <c>Losses</c>, with marks.</summary>
    /// <param name="markup">The members.</param>
    /// <param name="messages">The messages, in the order of the marks' ends; not compared where none are given.</param>
    public static Task Members(string markup, params string[] messages) => Source(Sources.InClass(markup), messages);

    /// <summary>A whole file, with marks.</summary>
    public static async Task Source(string markup, params string[] messages)
    {
        Markup parsed = Markup.Parse(markup);
        IReadOnlyList<Diagnostic> found = await Build.Diagnose(Sources.Compile(parsed.Source));

        string[] expected = [.. parsed.Expected.Select(e => Show(e.Id, parsed.Source.Substring(e.Span.Start, e.Span.Length), e.Span.Start)).Order()];
        string[] actual = [.. found.Select(d => Show(d, parsed.Source)).Order()];
        Assert.True(expected.SequenceEqual(actual), $"Expected:\n{string.Join("\n", expected)}\nBut:\n{string.Join("\n", actual.Zip(found.OrderBy(d => Show(d, parsed.Source)), (a, d) => $"{a}    {d.GetMessage()}"))}");

        if (messages.Length == 0) return;
        Assert.Equal(messages, found.OrderBy(d => d.Location.SourceSpan.End).Select(d => d.GetMessage()));
    }

    private static string Show(Diagnostic diagnostic, string source)
    {
        FileLinePositionSpan line = diagnostic.Location.GetLineSpan();
        if (line.Path != "User.cs") return $"{diagnostic.Id} in {line}";
        int start = diagnostic.Location.SourceSpan.Start;
        return Show(diagnostic.Id, source.Substring(start, diagnostic.Location.SourceSpan.Length), start);
    }

    private static string Show(string id, string text, int start) => $"{id} at {start}: {text}";
}
