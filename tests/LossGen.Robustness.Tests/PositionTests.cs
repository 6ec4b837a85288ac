using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>
/// With the class axis first every kind computes what it computes with the class axis last, whatever the number of positions, reads and writes its spans alone, in place too,
/// and gives the same bits on several threads.
/// </summary>
public sealed class PositionTests(PositionMethods methods) : IClassFixture<PositionMethods>
{
    // Around the lanes of vectors and the rows of a call; fewer and more columns than are transposed.
    private static readonly (int Samples, int Columns, int Positions)[] Shapes =
    [
        (0, 3, 4), (3, 1, 1), (5, 7, 1), (2, 3, 5), (1, 10, 16), (2, 10, 15), (3, 4, 17), (1, 2, 31), (2, 21, 33), (1, 5, 128), (2, 3, 129), (1, 48, 64), (1, 10, 301), (2, 49, 20),
        (1, 150, 70), (3, 150, 9), (1, 300, 3),
    ];

    private static readonly (int Samples, int Columns, int Positions)[] LargeShapes = [(3, 21, 1003), (1, 150, 515), (700, 10, 9)];

    public static TheoryData<string> Names => [.. PositionMethods.All.Select(m => m.ToString())];

    public static TheoryData<string> ConstantNames => [.. PositionMethods.All.Where(m => m.Form == MethodForm.Reduced).Select(m => m.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_are_those_of_the_class_axis_last(string name)
    {
        Method method = Method.Of(name);
        Assert.All(Shapes, shape => AssertSame(method, shape, methods.First(method), methods.Last(method)));
    }

    [Theory]
    [MemberData(nameof(ConstantNames))]
    public void Constant_classes_make_no_difference(string name)
    {
        Method method = Method.Of(name);
        foreach (int classes in PositionMethods.Constants)
        {
            foreach ((int samples, int positions) in new[] { (2, 37), (1, 16), (3, 5), (1, 200) })
            {
                AssertSame(method, (samples, classes, positions), methods.First(method, classes), methods.Last(method));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_outside_of_the_spans_is_read_or_written(string name)
    {
        Method method = Method.Of(name);
        for (int seed = 0; seed < Shapes.Length; seed++)
        {
            (int samples, int columns, int positions) = Shapes[seed];
            Draw draw = new(samples * positions, columns, 1, seed, IsWild: true, IsInPlace: false, IsAtEnd: seed % 2 == 0);
            Arguments arguments = Positioned(Arguments.Valid(method, draw), positions);
            Outcome apart = Outcome.Of(methods.First(method), method, arguments, 0xff, draw.IsAtEnd, isInPlace: false);
            Outcome inPlace = Outcome.Of(methods.First(method), method, arguments, 0x3c, !draw.IsAtEnd, isInPlace: true);
            Assert.Null(apart.Exception);
            Assert.True(apart.AreGuardsIntact && inPlace.AreGuardsIntact);
            Assert.All(method.Spans.Where(s => !s.IsWritten), s => Assert.True(apart.IsUnchanged(s.Name), s.Name));
            AssertBits(method, apart, inPlace);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bits_on_several_threads_are_those_of_one(string name)
    {
        Method method = Method.Of(name);
        foreach ((int samples, int columns, int positions) in LargeShapes)
        {
            Arguments arguments = Positioned(Arguments.Valid(method, Plain(samples, columns, positions)), positions);
            AssertBits(
                method,
                Outcome.Of(methods.First(method), method, arguments, 0xff, isAtEnd: true, isInPlace: false),
                Outcome.Of(methods.Parallel(method), method, arguments, 0xff, isAtEnd: true, isInPlace: true));
        }
    }

    private static void AssertSame(Method method, (int Samples, int Columns, int Positions) shape, LossCall first, LossCall last)
    {
        (int samples, int columns, int positions) = shape;
        Arguments arguments = Arguments.Valid(method, Plain(samples, columns, positions));
        Outcome expected = Outcome.Of(last, method, arguments, 0xff, isAtEnd: true, isInPlace: false);
        Dictionary<string, double[]> permuted = new(arguments.Spans);
        foreach (string span in Elements(method)) permuted[span] = Permuted(arguments.Spans[span], samples, columns, positions);
        Outcome actual = Outcome.Of(first, method, Positioned(arguments with { Spans = permuted }, positions), 0xff, isAtEnd: true, isInPlace: false);
        Assert.Null(expected.Exception);
        Assert.Null(actual.Exception);
        if (expected.Result.Length > 0) AssertNear(method, "the result", [ToDouble(expected.Result)], [ToDouble(actual.Result)]);
        foreach (SpanParameter span in method.Spans.Where(s => s.IsWritten))
        {
            double[] wanted = Values(span.Type, expected.Contents[span.Name]);
            if (Elements(method).Contains(span.Name)) wanted = Permuted(wanted, samples, columns, positions);
            AssertNear(method, span.Name, wanted, Values(span.Type, actual.Contents[span.Name]));
        }
    }

    private static Draw Plain(int samples, int columns, int positions) =>
        new(samples * positions, columns, 1, samples + 31 * columns + 7 * positions, IsWild: false, IsInPlace: false, IsAtEnd: true);

    private static Arguments Positioned(Arguments arguments, int positions) => arguments with { Scalars = new Dictionary<string, object>(arguments.Scalars) { ["positions"] = positions } };

    // Those that have a value per column.
    private static string[] Elements(Method method) =>
        [.. method.Spans.Where(s => s.Role is Generator.Model.RoleKind.Input or Generator.Model.RoleKind.Gradient
            && method.Kind.Inputs[s.Index].Shape == Generator.Formulas.InputShape.Elements).Select(s => s.Name)];

    private static double[] Permuted(double[] values, int samples, int columns, int positions) =>
        [.. from n in Enumerable.Range(0, samples) from c in Enumerable.Range(0, columns) from p in Enumerable.Range(0, positions) select values[(n * positions + p) * columns + c]];

    private static double[] Values(string type, byte[] content) => type switch
    {
        "Half" => [.. MemoryMarshal.Cast<byte, Half>(content).ToArray().Select(h => (double)h)],
        "float" => [.. MemoryMarshal.Cast<byte, float>(content).ToArray().Select(f => (double)f)],
        _ => MemoryMarshal.Cast<byte, double>(content).ToArray(),
    };

    private static double ToDouble(string bits) => BitConverter.Int64BitsToDouble(Convert.ToInt64(bits, 16));

    private static void AssertNear(Method method, string name, double[] expected, double[] actual)
    {
        double tolerance = method.Form.Dtype switch { Generator.Model.Dtype.Double => 1e-12, Generator.Model.Dtype.Half => 2e-3, _ => 1e-5 };
        Assert.Equal(expected.Length, actual.Length);
        double size = expected.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            bool isNear = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * (Math.Abs(expected[i]) + size + 1);
            Assert.True(isNear, $"{method}: {name}[{i}] is {actual[i]}, and {expected[i]} with the class axis last");
        }
    }

    private static void AssertBits(Method method, Outcome expected, Outcome actual)
    {
        Assert.Null(expected.Exception);
        Assert.Null(actual.Exception);
        Assert.True(actual.AreGuardsIntact);
        if (expected.Result.Length > 0) Assert.Equal(ToDouble(expected.Result), ToDouble(actual.Result));
        foreach (SpanParameter span in method.Spans.Where(s => s.IsWritten))
        {
            Assert.Equal(Values(span.Type, expected.Contents[span.Name]), Values(span.Type, actual.Contents[span.Name]));
        }
    }
}

/// <summary>Every kind whose class axis may be first, and the same with it last, in one compilation.</summary>
public sealed class PositionMethods : IDisposable
{
    private readonly Lazy<LossBatch> _batch = new(() => new LossBatch(All.SelectMany(m => new[] { m.Text, Positioned(m), Threaded(m) }
        .Concat(m.Form == MethodForm.Reduced ? Constants.Select(c => Constant(m, c)) : []))));

    internal static IReadOnlyList<int> Constants { get; } = [2, 3, 10, 60];

    internal static IReadOnlyList<Method> All { get; } = [.. Method.All.Where(m => m.Kind.HasPositions)];

    internal LossCall Last(Method method) => _batch.Value[method.Text];

    internal LossCall First(Method method) => _batch.Value[Positioned(method)];

    internal LossCall First(Method method, int classes) => _batch.Value[Constant(method, classes)];

    internal LossCall Parallel(Method method) => _batch.Value[Threaded(method)];

    public void Dispose()
    {
        if (_batch.IsValueCreated) _batch.Value.Dispose();
    }

    private static LossText Positioned(Method method) => method.Text with { Parameters = [.. method.Text.Parameters, new ParameterText("int", "positions")] };

    private static LossText Threaded(Method method) => With(Positioned(method), "Parallel = true");

    private static LossText Constant(Method method, int classes) =>
        With(Positioned(method) with { Parameters = [.. Positioned(method).Parameters.Where(p => p.Name != "classes")] }, $"Classes = {classes}");

    private static LossText With(LossText text, string setting) => text with { Attributes = text.Attributes.Replace(")]", $", {setting})]", StringComparison.Ordinal) };
}
