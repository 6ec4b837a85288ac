using System;
using System.Linq;
using Xunit;
using static LossGen.Generator.Tests.Shapes.ShapeSource;

namespace LossGen.Generator.Tests.Shapes;

/// <summary>No name of the user's, odd or unlucky, gets in the way of the emitted code.</summary>
public sealed class NameTests
{
    /// <summary>A method whose kernel uses exponentials and logarithms, and whose body uses all that bodies use.</summary>
    private const string Everything = """
            /// <summary>A loss.</summary>
            [global::LossGen.Loss(global::LossGen.Kind.BinaryCrossEntropyWithLogits, Reduction = global::LossGen.Reduction.WeightedMean)]
            public static partial float Entropy(
                global::System.ReadOnlySpan<float> logits, global::System.ReadOnlySpan<float> targets, global::System.ReadOnlySpan<float> sampleWeights,
                global::System.ReadOnlySpan<float> posWeights, int classes, float labelSmoothing, float weight, float upstream,
                global::System.Span<float> losses, global::System.Span<float> gradLogits, global::System.Span<float> gradTargets);
        """;

    [Fact]
    public void Keywords_and_letters_of_all_scripts() => AssertRuns(
        "@namespace.@class.Größe.@float",
        """
        namespace @namespace
        {
            internal partial class @class
            {
                public static partial class Größe
                {
                    /// <summary>Потеря.</summary>
                    [global::LossGen.Loss(global::LossGen.Kind.MeanSquaredError)]
                    public static partial float @float(global::System.ReadOnlySpan<float> @this, global::System.ReadOnlySpan<float> 目標, global::System.Span<float> gradThis);
                }
            }
        }
        """);

    [Fact]
    public void Contextual_keywords() => AssertRuns(
        "@record.@partial.@await",
        """
        internal partial class @record
        {
            public static partial class @partial
            {
                /// <summary>A loss.</summary>
                [global::LossGen.Loss(global::LossGen.Kind.MeanSquaredError)]
                public static partial float @await(global::System.ReadOnlySpan<float> @scoped, global::System.ReadOnlySpan<float> field, global::System.Span<float> gradScoped);
            }
        }
        """);

    [Fact]
    public void The_same_names_in_other_namespaces_arities_overloads_and_cases()
    {
        string overload = Method.Replace("float", "double");
        string lower = Method.Replace(" Squared(", " squared(");
        LossCompilation compilation = LossCompilation.Of(
            $"namespace A {{ internal partial class Losses {{ {Method} {overload} {lower} }} }}",
            $"namespace B {{ internal partial class Losses {{ {Method} }} internal partial class LOSSES {{ {Method} }} internal partial class Losses<T> {{ {Method} }} }}",
            $"internal partial class Losses {{ {Method} internal partial struct Nested {{ {Method} }} internal partial struct Nested<T> {{ {Method} }} }}");
        compilation.ToImage();

        string[] names = [.. compilation.Generated.Select(g => g.HintName)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(9 + 2, names.Length);
    }

    /// <summary>File systems take 255 bytes, and metadata 1023.</summary>
    [Fact]
    public void Names_of_files_and_types_stay_short_and_apart()
    {
        string spans = "(global::System.ReadOnlySpan<float> predictions, global::System.ReadOnlySpan<float> targets);";
        string Sum(int last) => string.Concat(Enumerable.Range(0, 12).Select(i =>
            $"[global::LossGen.Loss(global::LossGen.Kind.MeanAbsoluteError, Weight = {(i == 11 ? last : i + 1)})] ")) + "public static partial float";
        string @long = new('損', 200);
        LossCompilation compilation = LossCompilation.Of(
            $"internal partial class {@long} {{ {Sum(1)} {@long}A{spans} {Sum(2)} {@long}B{spans} }}");
        compilation.ToImage();

        string[] names = [.. compilation.Generated.Select(g => g.HintName)];
        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(n), 1, 240));
        Assert.Contains(names, n => n.Contains("A.", StringComparison.Ordinal));
    }

    [Fact]
    public void Namespaces_types_and_members_that_hide_what_emitted_code_uses()
    {
        string[] names = ["System", "LossGen", "Math", "MathF", "Half", "Single", "Vector512", "Kind", "Reduction", "V512", "Span", "nint", "var"];
        AssertRun(names.SelectMany((name, i) => new[]
        {
            ($"A{i}.Losses.Squared", $"namespace A{i}.@{name} {{ internal class Inside {{ }} }} namespace A{i} {{ internal partial class Losses {{ {Method} {Everything} }} }}"),
            ($"B{i}.Losses.Squared", $"namespace B{i} {{ internal class @{name} {{ }} internal partial class Losses {{ {Method} {Everything} }} }}"),
            ($"C{i}.Losses.Squared", $"namespace C{i} {{ internal partial class Losses {{ public const int @{name} = 1; {Method} {Everything} }} }}"),
        }));
    }

    [Fact]
    public void Types_of_the_global_namespace_too()
    {
        string[] names = ["MathF", "Vector512", "Kind", "V512", "V256", "V128", "Operands", "Check", "ElementLoop", "MeanSquaredErrorSingle"];
        AssertRuns(
            "My.Losses.Squared",
            string.Concat(names.Select(n => $"internal class {n} {{ }}")) + $"namespace My {{ internal partial class Losses {{ {Method} {Everything} }} }}");
    }

    [Fact]
    public void Parameters_that_are_called_like_locals_of_emitted_code()
    {
        (string First, string Second)[] pairs =
        [
            ("count", "i"), ("operands", "lanes"), ("rowLength", "cycle"), ("total", "scale"), ("start", "end"), ("rows", "totalWeight"), ("count_", "kernel"),
            ("predictions", "labels"), ("targets", "predictions"), ("total0", "Vector512"), ("System", "LossGen"), ("Count", "COUNT"), ("logits0", "exp"),
        ];
        AssertRun(pairs.Select((pair, i) => (
            $"My{i}.Losses.Squared",
            $"namespace My{i} {{ internal partial class Losses {{ {Rename(Method, "predictions", pair)} {Rename(Everything, "logits", pair)} }} }}")));
    }

    private static string Rename(string source, string input, (string First, string Second) names) => source
        .Replace(Gradient(input), "\0gradient").Replace("gradTargets", "\0other")
        .Replace($"> {input}", "> \0first").Replace("> targets", "> \0second")
        .Replace("\0gradient", Gradient(names.First)).Replace("\0other", Gradient(names.Second))
        .Replace("\0first", names.First).Replace("\0second", names.Second);

    private static string Gradient(string input) => "grad" + char.ToUpperInvariant(input[0]) + input[1..];

    [Fact]
    public void Aliases_of_the_element_type_the_spans_and_the_attribute() => AssertRuns(
        "My.Losses.Squared",
        """
        using Criterion = LossGen.LossAttribute;
        using K = LossGen.Kind;
        using Number = float;
        using Numbers = System.ReadOnlySpan<float>;
        using static LossGen.Reduction;

        namespace My;

        internal partial class Losses
        {
            [Criterion(K.MeanSquaredError, Reduction = Mean)]
            public static partial Number Squared(Numbers predictions, System.ReadOnlySpan<System.Single> targets, System.Span<Number> gradPredictions);
        }
        """);

    [Fact]
    public void Global_usings_and_an_attribute_list_of_several_attributes() => AssertRuns(
        "My.Losses.Squared",
        "global using LossGen;\nglobal using System;",
        """
        namespace My;

        internal partial class Losses
        {
            [Obsolete("old", false), Loss(Kind.MeanSquaredError)]
            [System.Diagnostics.CodeAnalysis.SuppressMessage("a", "b")]
            public static partial float Old(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

            [LossAttribute(Kind.MeanSquaredError)]
            public static partial float Squared(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
        }
        """);

    [Fact]
    public void Scoped_parameters_and_attributes_of_parameters() => AssertRuns(
        "My.Losses.Squared",
        """
        using System;
        using System.Diagnostics.CodeAnalysis;
        using LossGen;

        namespace My;

        internal partial class Losses
        {
            [Loss(Kind.MeanSquaredError)]
            [return: NotNull]
            public static partial float Squared([DisallowNull] scoped ReadOnlySpan<float> predictions, scoped ReadOnlySpan<float> targets, Span<float> gradPredictions);
        }
        """);
}
