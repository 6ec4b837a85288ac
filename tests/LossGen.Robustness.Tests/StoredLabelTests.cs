using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>Labels that are compared as numbers may be stored as bool or as any integers; and a gradient that is not wanted may be left out. All else is the same, to the bit.</summary>
public sealed class StoredLabelTests(StoredLabelMethods methods) : IClassFixture<StoredLabelMethods>
{
    private const int Rows = 21, Columns = 7;

    public static TheoryData<string> Names => [.. StoredLabelMethods.Kinds.Select(k => k.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Stored_labels_are_numbers(string id) => Assert.All(StoredLabelMethods.Types.Prepend("bool"), type => AssertSame(Catalogue.Get(id), type));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_left_out_changes_nothing_else(string id)
    {
        LossKind kind = Catalogue.Get(id);
        Memory<float> labels = Enumerable.Range(0, Count(kind, kind.Inputs.Count - 1)).Select(i => i % 3 == 0 ? 1f : -1f).ToArray();
        LossCall call = methods[StoredLabelMethods.Text(kind, "float")];
        (double expected, _) = Call(call, kind, labels);
        (double actual, float[] gradient) = Call(call, kind, labels, isSkipped: true);
        Assert.Equal(expected, actual);
        Assert.Empty(gradient);
    }

    private void AssertSame(LossKind kind, string type)
    {
        double low = kind.Inputs[^1].Holds == Generator.Formulas.ValueKind.SignLabels && type is not ("byte" or "ushort" or "uint") ? -1 : 0;
        double[] labels = [.. Enumerable.Range(0, Count(kind, kind.Inputs.Count - 1)).Select(i => i * 7 % 5 < 2 ? 1 : low)];
        object stored = type == "bool" ? Array.ConvertAll(labels, l => l == 1).AsMemory() : Integers.Box(type, labels);

        (double expected, float[] gradient) = Call(methods[StoredLabelMethods.Text(kind, "float")], kind, Array.ConvertAll(labels, l => (float)l).AsMemory());
        (double actual, float[] converted) = Call(methods[StoredLabelMethods.Text(kind, type)], kind, stored);

        Assert.Equal(expected, actual);
        Assert.Equal(gradient, converted);
    }

    private static (double Loss, float[] Gradient) Call(LossCall call, LossKind kind, object labels, bool isSkipped = false)
    {
        Random random = new(5);
        Dictionary<string, object> given = new() { ["classes"] = Columns };
        for (int i = 0; i + 1 < kind.Inputs.Count; i++)
        {
            given[kind.Inputs[i].Name] = Enumerable.Range(0, Count(kind, i)).Select(_ => (float)random.NextDouble() * 0.8f + 0.1f).ToArray().AsMemory();
        }

        float[] gradient = new float[isSkipped ? 0 : Count(kind, 0)];
        given[kind.Inputs[^1].Name] = labels;
        given["grad"] = gradient.AsMemory();
        return (Numbers.Unbox(call(given)!), gradient);
    }

    private static int Count(LossKind kind, int input) => kind.Inputs[input].Shape == InputShape.Rows ? Rows : Rows * (kind.FixedColumns ?? Columns);
}

/// <summary>Every kind whose last input is labels or targets, in one compilation.</summary>
public sealed class StoredLabelMethods : IDisposable
{
    private readonly Lazy<LossBatch> _batch = new(() => new LossBatch(Kinds.SelectMany(k => Types.Append("bool").Append("float").Select(t => Text(k, t)))));

    internal static IReadOnlyList<string> Types { get; } = ["byte", "sbyte", "int", "long"];

    // Of two forms, integers ask for that of class indices.
    internal static IReadOnlyList<LossKind> Kinds { get; } =
    [
        .. Catalogue.All.Where(k => k.Layout is LossLayout.Elements or LossLayout.Rows or LossLayout.Groups && !k.HasLabels && !k.Inputs[^1].IsComputed
            && Catalogue.All.Count(o => o.Value == k.Value) == 1 && k.Inputs.Take(k.Inputs.Count - 1).All(i => i.IsComputed)),
    ];

    internal LossCall this[LossText text] => _batch.Value[text];

    public void Dispose()
    {
        if (_batch.IsValueCreated) _batch.Value.Dispose();
    }

    internal static LossText Text(LossKind kind, string type) => new(
        $"[Loss(Kind.{kind.Name})]",
        "float",
        [
            .. kind.Inputs.Select((input, i) => new ParameterText($"ReadOnlySpan<{(i + 1 < kind.Inputs.Count ? "float" : type)}>", input.Name)),
            new("Span<float>", "grad"),
            .. kind.HasColumns ? [new ParameterText("int", "classes")] : Array.Empty<ParameterText>(),
        ]);
}
