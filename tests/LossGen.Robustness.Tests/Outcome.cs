using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using LossGen.Generator.Tests;

namespace LossGen.Robustness.Tests;

/// <summary>What a call did.</summary>
/// <param name="Result">What it returned, as text, or the message of what it threw.</param>
/// <param name="Exception">What it threw, or null.</param>
/// <param name="Contents">What is in every span afterwards, by parameter.</param>
/// <param name="Before">What was in it before.</param>
/// <param name="AreGuardsIntact">Whether nothing was written outside of spans.</param>
internal sealed record Outcome(
    string Result, Exception? Exception, IReadOnlyDictionary<string, byte[]> Contents, IReadOnlyDictionary<string, byte[]> Before, bool AreGuardsIntact)
{
    public static Outcome Of(LossCall call, Method method, Arguments arguments, byte poison, bool isAtEnd, bool isInPlace)
    {
        Dictionary<string, IGuarded> spans = [];
        foreach (SpanParameter span in method.Spans)
        {
            SpanParameter? input = isInPlace && span.Role == RoleKind.Gradient ? method.Spans.First(s => s.Role == RoleKind.Input && s.Index == span.Index) : null;
            bool shares = input is not null && arguments.Spans[input.Name].Length == arguments.Spans[span.Name].Length;
            spans[span.Name] = shares ? spans[input!.Name] : Guarded.Of(span.Type, arguments.Spans[span.Name], poison, isAtEnd);
        }

        try
        {
            Dictionary<string, byte[]> before = spans.ToDictionary(s => s.Key, s => s.Value.Content);
            Dictionary<string, object> given = new(arguments.Scalars);
            foreach ((string name, IGuarded memory) in spans) given.Add(name, memory.Argument);
            string result = "";
            Exception? thrown = null;
            try
            {
                result = call(given) is { } returned ? BitConverter.DoubleToInt64Bits(Numbers.Unbox(returned)).ToString("x16") : "";
            }
            catch (Exception exception)
            {
                // Whatever it is: the property says which exceptions are right.
                thrown = exception;
            }

            return new(result, thrown, spans.ToDictionary(s => s.Key, s => s.Value.Content), before, spans.Values.All(s => s.IsIntact));
        }
        finally
        {
            foreach (IGuarded memory in spans.Values.Distinct()) memory.Dispose();
        }
    }

    /// <summary>Whether nothing in a span has changed.</summary>
    public bool IsUnchanged(string span) => Contents[span].AsSpan().SequenceEqual(Before[span]);
}
