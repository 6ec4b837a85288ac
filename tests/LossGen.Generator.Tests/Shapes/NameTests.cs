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

    [Theory]
    [InlineData("System")]
    [InlineData("LossGen")]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Half")]
    [InlineData("Single")]
    [InlineData("Vector512")]
    [InlineData("Kind")]
    [InlineData("Reduction")]
    [InlineData("V512")]
    [InlineData("Span")]
    [InlineData("nint")]
    [InlineData("var")]
    public void Namespaces_types_and_members_that_hide_what_emitted_code_uses(string name)
    {
        string type = "@" + name;
        AssertRuns("My.Losses.Squared", $"namespace My.{type} {{ internal class Inside {{ }} }} namespace My {{ internal partial class Losses {{ {Method} {Everything} }} }}");
        AssertRuns("My.Losses.Squared", $"namespace My {{ internal class {type} {{ }} internal partial class Losses {{ {Method} {Everything} }} }}");
        AssertRuns("My.Losses.Squared", $"namespace My {{ internal partial class Losses {{ public const int {type} = 1; {Method} {Everything} }} }}");
    }

    [Theory]
    [InlineData("MathF")]
    [InlineData("Vector512")]
    [InlineData("Kind")]
    [InlineData("V512")]
    [InlineData("V256")]
    [InlineData("V128")]
    [InlineData("Operands")]
    [InlineData("Losses_")]
    public void Types_of_the_global_namespace_too(string name) => AssertRuns(
        "My.Losses.Squared", $"internal class {name} {{ }} namespace My {{ internal partial class Losses {{ {Method} {Everything} }} }}");

    [Theory]
    [InlineData("count", "i")]
    [InlineData("operands", "lanes")]
    [InlineData("rowLength", "cycle")]
    [InlineData("total", "scale")]
    [InlineData("start", "end")]
    [InlineData("rows", "totalWeight")]
    [InlineData("count_", "kernel")]
    [InlineData("predictions", "labels")]
    [InlineData("targets", "predictions")]
    [InlineData("total0", "Vector512")]
    [InlineData("System", "LossGen")]
    [InlineData("Count", "COUNT")]
    [InlineData("logits0", "exp")]
    public void Parameters_that_are_called_like_locals_of_emitted_code(string first, string second)
    {
        string gradient = "grad" + char.ToUpperInvariant(first[0]) + first[1..];
        AssertRuns("My.Losses.Squared", $"namespace My {{ internal partial class Losses {{ {Rename(Method, "predictions")} {Rename(Everything, "logits")} }} }}");

        string Rename(string source, string input) => source
            .Replace("grad" + char.ToUpperInvariant(input[0]) + input[1..], "\0gradient").Replace("gradTargets", "\0other")
            .Replace($"> {input}", "> \0first").Replace("> targets", "> \0second")
            .Replace("\0gradient", gradient).Replace("\0other", "grad" + char.ToUpperInvariant(second[0]) + second[1..])
            .Replace("\0first", first).Replace("\0second", second);
    }

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
