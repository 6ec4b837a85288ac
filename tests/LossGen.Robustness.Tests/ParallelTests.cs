using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>With <c>Parallel = true</c> every kind gives the bits that it gives without, however many threads there are.</summary>
public sealed class ParallelTests(ParallelMethods methods) : IClassFixture<ParallelMethods>
{
    // More elements than are left to the calling thread, and no multiple of anything.
    private static readonly Draw Matrix = new(Rows: 307, Columns: 113, Depth: 3, Seed: 5, IsWild: false, IsInPlace: false, IsAtEnd: true);
    // More than are left to it where memory is what takes the time.
    private static readonly Draw Large = Matrix with { Rows = 2050, Columns = 1025 };

    private static readonly Draw Layers = Matrix with { Columns = 40_007 };
    private static readonly Draw Sequences = Matrix with { Rows = 61, Depth = 7 };

    // Few rows of many columns, and rows that are transposed.
    private static readonly Draw[] Shapes = [Matrix, Matrix with { IsWild = true }, Matrix with { Rows = 5, Columns = 9001 }, Matrix with { Rows = 11_003, Columns = 3 }];

    public static TheoryData<string> Names => [.. ParallelMethods.Measured.Select(m => m.ToString())];

    public static TheoryData<int> ThreadCounts => [1, 2, 7];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bits_are_those_of_one_thread(string name)
    {
        Method method = Method.Of(name);
        foreach (Draw draw in DrawsOf(method.Kind.Layout))
        {
            Arguments arguments = Arguments.Valid(method, draw);
            Outcome expected = Call(methods.Plain(method), method, arguments, isInPlace: false);
            Assert.Null(expected.Exception);
            AssertSame(method, expected, Call(methods.Parallel(method), method, arguments, isInPlace: false));
            AssertSame(method, expected, Call(methods.Parallel(method), method, arguments, isInPlace: true));
        }
    }

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("Hinge")]
    public void Bits_of_large_inputs_are_those_of_one_thread(string kind)
    {
        Method method = ParallelMethods.Measured.First(m => m.Kind.Id == kind && m.Form == MethodForm.Reduced);
        Arguments arguments = Arguments.Valid(method, Large);
        Outcome expected = Call(methods.Plain(method), method, arguments, isInPlace: false);
        Assert.Null(expected.Exception);
        AssertSame(method, expected, Call(methods.Parallel(method), method, arguments, isInPlace: false));
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public async Task Bits_do_not_depend_on_the_number_of_threads(int threads)
    {
        TaskScheduler scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        foreach (Method method in ParallelMethods.Measured.Where(m => m.Form == MethodForm.Reduced))
        {
            Arguments arguments = Arguments.Valid(method, DrawsOf(method.Kind.Layout)[0]);
            Outcome expected = Call(methods.Plain(method), method, arguments, isInPlace: false);
            Outcome actual = await Task.Factory.StartNew(
                () => Call(methods.Parallel(method), method, arguments, isInPlace: false), CancellationToken.None, TaskCreationOptions.None, scheduler);
            AssertSame(method, expected, actual);
        }
    }

    [Fact]
    public void A_wrong_index_is_named_and_nothing_is_written()
    {
        Method method = ParallelMethods.Measured.First(m => m.Kind.Id == "CrossEntropyOfIndices");
        Arguments arguments = Arguments.Valid(method, Matrix);
        arguments.Spans["targets"][^1] = 113;

        Outcome outcome = Call(methods.Parallel(method), method, arguments, isInPlace: false);

        Assert.Contains("Row 306", Assert.IsType<ArgumentOutOfRangeException>(outcome.Exception).Message, StringComparison.Ordinal);
        Assert.All(method.Spans, s => Assert.True(outcome.IsUnchanged(s.Name)));
    }

    private static Draw[] DrawsOf(LossLayout layout) => layout switch
    {
        LossLayout.Layers => [Layers],
        LossLayout.Sequences => [Sequences],
        LossLayout.Pairs or LossLayout.Clusters or LossLayout.LabelLists => [Matrix],
        _ => Shapes,
    };

    private static Outcome Call(LossCall call, Method method, Arguments arguments, bool isInPlace) =>
        Outcome.Of(call, method, arguments, 0xff, isAtEnd: true, isInPlace);

    // The sign of what is not a number is nobody's promise: the processor takes it from either operand.
    private static string Numbered(string bits) =>
        bits is { Length: 16 } && double.IsNaN(BitConverter.Int64BitsToDouble(Convert.ToInt64(bits, 16))) ? "NaN" : bits;

    private static void AssertSame(Method method, Outcome expected, Outcome actual)
    {
        Assert.Null(actual.Exception);
        Assert.True(actual.AreGuardsIntact);
        Assert.Equal(Numbered(expected.Result), Numbered(actual.Result));
        Assert.All(method.Spans.Where(s => s.IsWritten), s => Assert.True(expected.Contents[s.Name].AsSpan().SequenceEqual(actual.Contents[s.Name]), s.Name));
    }
}

/// <summary>Every kind with and without threads, in one compilation: they share their kernels.</summary>
public sealed class ParallelMethods : IDisposable
{
    private readonly Lazy<LossBatch> _batch = new(() => new LossBatch(Measured.SelectMany(m => new[] { m.Text, TextOf(m) })));

    internal static IReadOnlyList<Method> Measured { get; } = [.. Method.All.Where(m => m.Form == MethodForm.Reduced || m.Form == MethodForm.Narrow)];

    internal LossCall Plain(Method method) => _batch.Value[method.Text];

    internal LossCall Parallel(Method method) => _batch.Value[TextOf(method)];

    public void Dispose()
    {
        if (_batch.IsValueCreated) _batch.Value.Dispose();
    }

    private static LossText TextOf(Method method) => method.Text with { Attributes = method.Text.Attributes.Replace(")]", ", Parallel = true)]", StringComparison.Ordinal) };
}
