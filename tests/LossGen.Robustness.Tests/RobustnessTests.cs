using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>Random lengths, indices and contents for every kind: nothing outside of the spans is read or written, and what does not agree is an <see cref="ArgumentException"/>.</summary>
public sealed class RobustnessTests(Methods methods) : IClassFixture<Methods>
{
    private const byte Poison = 0xff, OtherPoison = 0x3c;

    public static TheoryData<string> Names => [.. Method.All.Select(m => m.ToString())];

    public static TheoryData<string> Kinds => [.. Method.All.Select(m => m.Kind.Id).Distinct()];

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

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Half_is_float_rounded(string kind)
    {
        Method narrow = Method.All.Single(m => m.Kind.Id == kind && m.Form == MethodForm.Narrow), wide = Method.All.Single(m => m.Kind.Id == kind && m.Form == MethodForm.Wide);
        Check(narrow.ToString(), (_, call, draw) =>
        {
            Arguments arguments = Arguments.Valid(narrow, draw).Rounded(narrow);
            Outcome half = Outcome.Of(call, narrow, arguments, Poison, draw.IsAtEnd, isInPlace: false);
            Outcome single = Outcome.Of(methods[wide], wide, arguments, Poison, draw.IsAtEnd, isInPlace: false);
            if ((half.Exception ?? single.Exception) is { } exception) return "threw " + exception;
            return narrow.Spans.Where(s => s.IsWritten).Select(s => Difference(s.Name, half.Contents[s.Name], single.Contents[s.Name], narrow.Kind.Layout == LossLayout.Sequences)).FirstOrDefault(d => d is not null);
        });
    }

    private static string? Difference(string name, byte[] narrow, byte[] wide, bool isWider)
    {
        ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(narrow);
        ReadOnlySpan<float> singles = MemoryMarshal.Cast<byte, float>(wide);
        for (int i = 0; i < halves.Length; i++)
        {
            Half rounded = (Half)singles[i];

            // What is computed in double is not rounded twice.
            bool isNear = isWider && (halves[i] == Half.BitIncrement(rounded) || halves[i] == Half.BitDecrement(rounded));
            if (!halves[i].Equals(rounded) && !isNear) return $"{name}[{i}] is {halves[i]}, and {singles[i]} in float";
        }

        return null;
    }

    private void Check(string name, Func<Method, LossCall, Draw, string?> property)
    {
        Method method = Method.Of(name);
        LossCall call = methods[method];
        Prop.ForAll(Draw.Arbitrary, draw => property(method, call, draw) is { } failure ? false.Label(failure) : true.Label(""))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
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
