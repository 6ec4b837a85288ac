using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
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
    [InlineData("Dice", "Activation = Activation.Softmax")]
    [InlineData("Jaccard", "Activation = Activation.Softmax, PerClass = false")]
    [InlineData("Tversky", "PerSample = false")]
    [InlineData("Dice", "PerSample = false, Activation = Activation.Softmax")]
    [InlineData("Jaccard", "PerSample = false, PerClass = false, Reduction = Reduction.BatchMean")]
    [InlineData("Dice", "Activation = Activation.Sigmoid")]
    public void Groups_of_every_form_are_the_same(string kind, string settings)
    {
        (LossText last, LossText first) = PositionMethods.Regions(kind, settings);
        const int samples = 3, classes = 5, positions = 37;
        Random random = new(3);
        double[] x = [.. Enumerable.Range(0, samples * classes * positions).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(_ => (double)random.Next(2))], g = new double[x.Length];
        Dictionary<string, object> Given(double[] a, double[] b, Memory<double> grad) =>
            new() { ["x"] = a.AsMemory(), ["y"] = b.AsMemory(), ["gradX"] = grad, ["classes"] = classes, ["samples"] = samples, ["positions"] = positions };
        double[] gradLast = new double[x.Length], gradFirst = new double[x.Length];
        double expected = (double)methods[last](Given(x, y, gradLast))!;
        double actual = (double)methods[first](Given(Permuted(x, samples, classes, positions), Permuted(y, samples, classes, positions), gradFirst))!;
        Assert.Equal(expected, actual, 1e-12);
        Assert.All(Permuted(gradLast, samples, classes, positions).Zip(gradFirst), p => Assert.Equal(p.First, p.Second, 1e-14));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_outside_of_the_spans_is_read_or_written(string name)
    {
        Method method = Method.Of(name);
        for (int seed = 0; seed < Shapes.Length; seed++)
        {
            (int samples, int columns, int positions) = Shapes[seed];
            Draw draw = Plain(method, samples, columns, positions) with { Seed = seed, IsWild = true, IsAtEnd = seed % 2 == 0 };
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
            Arguments arguments = Positioned(Arguments.Valid(method, Plain(method, samples, columns, positions)), positions);
            AssertBits(
                method,
                Outcome.Of(methods.First(method), method, arguments, 0xff, isAtEnd: true, isInPlace: false),
                Outcome.Of(methods.Parallel(method), method, arguments, 0xff, isAtEnd: true, isInPlace: true));
        }
    }

    private static void AssertSame(Method method, (int Samples, int Columns, int Positions) shape, LossCall first, LossCall last)
    {
        (int samples, int columns, int positions) = shape;
        if (method.Kind.Layout == LossLayout.Groups && samples == 0) samples = 1;
        Arguments arguments = Arguments.Valid(method, Plain(method, samples, columns, positions));
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

    // Rows of classes are the positions of all samples; groups are of samples, and have at least one.
    private static Draw Plain(Method method, int samples, int columns, int positions) => new(
        method.Kind.Layout == LossLayout.Groups ? samples : samples * positions,
        columns,
        method.Kind.Layout == LossLayout.Groups ? positions : 1,
        samples + 31 * columns + 7 * positions,
        IsWild: false,
        IsInPlace: false,
        IsAtEnd: true);

    private static Arguments Positioned(Arguments arguments, int positions) => arguments with { Scalars = new Dictionary<string, object>(arguments.Scalars) { ["positions"] = positions } };

    // Those that have a value per column.
    private static string[] Elements(Method method) =>
        [.. method.Spans.Where(s => s.Role is RoleKind.Input or RoleKind.Gradient
            && method.Kind.Inputs[s.Index].Shape == InputShape.Elements).Select(s => s.Name)];

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
        double tolerance = method.Form.Dtype switch { Dtype.Double => 1e-12, Dtype.Half => 2e-3, _ => 1e-5 };
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
        .Concat(m.Form == MethodForm.Reduced ? Constants.Select(c => Constant(m, c)) : [])).Concat(RegionTexts)));

    private static readonly string[] RegionSettings =
    [
        "PerSample = false", "Activation = Activation.Softmax", "Activation = Activation.Softmax, PerClass = false", "PerSample = false, Activation = Activation.Softmax",
        "PerSample = false, PerClass = false, Reduction = Reduction.BatchMean", "Activation = Activation.Sigmoid",
    ];

    private static IEnumerable<LossText> RegionTexts =>
        from kind in new[] { "Dice", "Jaccard", "Tversky" }
        from settings in RegionSettings
        from text in new[] { Regions(kind, settings).Last, Regions(kind, settings).First }
        select text;

    internal static IReadOnlyList<int> Constants { get; } = [2, 3, 10, 60];

    internal static IReadOnlyList<Method> All { get; } = [.. Method.All.Where(m => m.Kind.HasPositions)];

    internal LossCall this[LossText text] => _batch.Value[text];

    internal static (LossText Last, LossText First) Regions(string kind, string settings)
    {
        ParameterText[] spans =
            [new("ReadOnlySpan<double>", "x"), new("ReadOnlySpan<double>", "y"), new("Span<double>", "gradX"), new("int", "classes"), new("int", "samples")];
        string attribute = $"[Loss(Kind.{kind}, {settings})]";
        return (new(attribute, "double", spans), new(attribute, "double", [.. spans, new("int", "positions")]));
    }

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
        With(Positioned(method) with { Parameters = [.. Positioned(method).Parameters.Where(p => p.Name != "classes")] }, $"Classes = {classes + method.Kind.FewerColumns}");

    private static LossText With(LossText text, string setting) => text with { Attributes = text.Attributes.Replace(")]", $", {setting})]", StringComparison.Ordinal) };
}
