using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static LossGen.Generator.Tests.Shapes.ShapeSource;

namespace LossGen.Generator.Tests.Shapes;

/// <summary>Whatever a project sets, emitted code gives no warning.</summary>
public sealed class ConsumerSettingsTests
{
    private static readonly string Public = $"namespace My {{ /// <summary>Losses.</summary>\npublic static partial class Losses {{ {Method} }} }}";

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Language_versions(LanguageVersion version) => AssertRuns(Consumer.Strict with { LanguageVersion = version }, "My.Losses.Squared", Public);

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Annotations)]
    public void Nullable_contexts(NullableContextOptions nullable) => AssertRuns(Consumer.Strict with { Nullable = nullable }, "My.Losses.Squared", Public);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Checked_and_unchecked_arithmetic(bool isChecked) =>
        AssertRuns(Consumer.Strict with { IsOverflowChecked = isChecked }, "My.Losses.Squared", Public);

    [Fact]
    public void Checked_arithmetic_never_throws()
    {
        // Exponents that overflow the integers behind them, and infinities, in every function of a kernel.
        const string source = """
            using System;
            using LossGen;
            internal static partial class Losses
            {
                [Loss(Kind.BinaryCrossEntropyWithLogits)] private static partial float A(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);
                [Loss(Kind.Poisson, Full = true)] private static partial float B(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
                [Loss(Kind.LogCosh)] private static partial float C(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
                [Loss(Kind.Focal, Gamma = 2.7)] private static partial float D(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);
                public static void Run(float[] x, float[] y, float[] g) { A(x, y, g); B(x, y, g); C(x, y, g); D(x, y, g); }
            }
            """;
        using LoadedAssembly loaded = LossCompilation.Of(source).Load();
        float[] extremes = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 0, -0f, 1e30f, -1e30f, 89, -104];
        float[] x = [.. Enumerable.Range(0, 169).Select(i => extremes[i % 13])], y = [.. Enumerable.Range(0, 169).Select(i => extremes[i / 13])];

        loaded.Invoke("Losses", "Run", x, y, new float[169]);
    }

    [Fact]
    public void A_comment_of_the_users_is_all_the_documentation_that_is_needed()
    {
        string documented = Public.Replace("/// <summary>A loss.</summary>", """
            /// <summary>
            /// Squared, with <c>x &lt; y</c> and <see cref="Losses"/>.
            /// </summary>
            /// <param name="predictions">P.</param>
            /// <param name="targets">T.</param>
            /// <param name="gradPredictions">G.</param>
            /// <returns>L.</returns>
            """);
        AssertRuns("My.Losses.Squared", documented);
    }

    [Fact]
    public void What_a_comment_of_the_users_lacks_is_said_only_where_the_user_wrote_it()
    {
        string documented = Public.Replace("/// <summary>A loss.</summary>", """

            #pragma warning disable CS1573, CS1574, CS1572
            /// <summary>Squared, see <see cref="Nowhere"/>.</summary>
            /// <param name="predictions">P.</param>
            /// <param name="missing">M.</param>
            """);
        AssertRuns("My.Losses.Squared", documented);
    }

    [Fact]
    public void Without_documentation_where_nothing_asks_for_it() => AssertRuns(
        "My.Losses.Squared", $"namespace My; internal static partial class Losses {{ {Method.Replace("/// <summary>A loss.</summary>", "")} }}");

    [Fact]
    public void An_internal_assembly_beside_one_that_sees_it_with_the_same_kernels()
    {
        const string friend = """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Second")]""";
        LossCompilation first = LossCompilation.Of(
            Consumer.Strict with { AssemblyName = "First" }, friend, $"namespace First {{ internal static partial class Losses {{ {Method} }} }}");
        Consumer second = Consumer.Strict with
        {
            AssemblyName = "Second",
            References = ImmutableArray.Create<MetadataReference>([.. Framework.References, first.ToReference()]),
        };

        AssertRuns(second, "Second.Losses.Squared", $"namespace Second {{ internal static partial class Losses {{ {Method} }} }}");
    }

    [Fact]
    public void A_project_without_a_loss_gets_nothing()
    {
        LossCompilation compilation = LossCompilation.Of("internal static class Nothing { }");

        Assert.Empty(compilation.Generated);
        Assert.Empty(compilation.Diagnostics);
    }
}
