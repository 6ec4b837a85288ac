using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LossGen.Generator.Declarations;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>Random lengths, indices and contents for every kind: nothing outside of the spans is read or written, and what does not agree is an <see cref="ArgumentException"/>.</summary>
public sealed class RobustnessTests(Methods methods) : IClassFixture<Methods>
{
    private const byte Poison = 0xff, OtherPoison = 0x3c;

    public static TheoryData<string> Names => [.. Method.All.Select(m => m.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_agrees_is_computed_from_the_spans_alone(string name) => Check(name, (method, call, draw) =>
    {
        Arguments arguments = Arguments.Valid(method, draw);
        Outcome outcome = Outcome.Of(call, method, arguments, Poison, draw.IsAtEnd, isInPlace: false);
        if (outcome.Exception is { } exception) return "threw " + exception;
        if (Strays(method, outcome) is { } stray) return stray;

        Outcome other = Outcome.Of(call, method, arguments, OtherPoison, draw.IsAtEnd, draw.IsInPlace);
        if (!other.AreGuardsIntact) return "writes outside of its spans, in place";
        return Differences(method, outcome, other) is { } difference ? $"reads outside of its spans, or otherwise in place: {difference}" : null;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void What_does_not_agree_is_refused_before_anything_is_written(string name) => Check(name, (method, call, draw) =>
    {
        Arguments arguments = Arguments.Valid(method, draw).Changed(method, new Random(draw.Seed));
        Outcome outcome = Outcome.Of(call, method, arguments, Poison, draw.IsAtEnd, isInPlace: false);
        if (Strays(method, outcome) is { } stray) return stray;
        if (outcome.Exception is null) return null;
        if (outcome.Exception is not ArgumentException) return "threw " + outcome.Exception;
        return method.Spans.FirstOrDefault(s => !outcome.IsUnchanged(s.Name)) is { } changed ? $"wrote {changed.Name} and then threw {outcome.Exception.Message}" : null;
    });

    private void Check(string name, Func<Method, LossCall, Draw, string?> property)
    {
        Method method = Method.All.Single(m => m.ToString() == name);
        LossCall call = methods[method];
        Prop.ForAll(Draw.Arbitrary, draw => property(method, call, draw) is { } failure ? false.Label(failure) : true.Label(""))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static string? Strays(Method method, Outcome outcome) =>
        !outcome.AreGuardsIntact ? "writes outside of its spans"
        : method.Spans.FirstOrDefault(s => !s.IsWritten && !outcome.IsUnchanged(s.Name)) is { } input ? $"writes to {input.Name}, which it may only read"
        : null;

    private static string? Differences(Method method, Outcome first, Outcome second)
    {
        if (first.Result != second.Result) return $"returns {first.Result} and {second.Result}";
        SpanParameter? different = method.Spans.FirstOrDefault(s => s.IsWritten && !first.Contents[s.Name].AsSpan().SequenceEqual(second.Contents[s.Name]));
        return different is null ? null : "two results in " + different.Name;
    }
}

/// <summary>The methods in one compilation.</summary>
public sealed class Methods : IDisposable
{
    private readonly Lazy<LossBatch> _batch = new(() => new LossBatch(Method.All.Select(m => m.Text)));

    internal LossCall this[Method method] => _batch.Value[method.Text];

    public void Dispose()
    {
        if (_batch.IsValueCreated) _batch.Value.Dispose();
    }
}
