using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS040Tests
{
    private const string Eight = "static float F(float a, float b, float c, float d, float e, float f, float g, float h) => a * b * c * d * e * f * g * h;";

    [Fact]
    public Task NinthInput() => Verify.Members($$"""
        static float F(float a, float b, float c, float d, float e, float f, float g, float h, float i) => a * b * c * d * e * f * g * h * i;

        [Loss(nameof(F))]
        public static partial float Loss({{Spans("abcdefgh")}}, ReadOnlySpan<float> {|LOSS040:i|}, Span<float> gradA);
        """,
        "'i' is one span too many: a loss reads at most 8 spans of float, weights and upstream among them, and writes at most 8");

    [Fact]
    public Task WeightsAfterEightInputs() => Verify.Members($$"""
        {{Eight}}

        [Loss(nameof(F))]
        public static partial float Loss({{Spans("abcdefgh")}}, ReadOnlySpan<float> {|LOSS040:sampleWeights|});
        """);

    [Fact]
    public Task WeightsBeforeEightInputs() => Verify.Members($$"""
        {{Eight}}

        [Loss(nameof(F))]
        public static partial float Loss(ReadOnlySpan<float> sampleWeights, {{Spans("abcdefg")}}, ReadOnlySpan<float> {|LOSS040:h|});
        """);

    [Fact]
    public Task UpstreamOfGradients() => Verify.Members($$"""
        {{Eight}}

        [Loss(nameof(F), Reduction = Reduction.None)]
        public static partial void Loss({{Spans("abcdefgh")}}, Span<float> gradA, ReadOnlySpan<float> {|LOSS040:upstream|});
        """);

    [Fact]
    public Task NinthOutput() => Verify.Members($$"""
        {{Eight}}

        [Loss(nameof(F))]
        public static partial float Loss({{Spans("abcdefgh")}}, {{Gradients("ABCDEFGH")}}, Span<float> {|LOSS040:losses|});
        """);

    [Fact]
    public Task AsManyAsThereIsRoomFor() => Verify.Members($$"""
        {{Eight}}

        [Loss(nameof(F))]
        public static partial float Loss({{Spans("abcdefgh")}}, {{Gradients("ABCDEFGH")}});

        [Loss(nameof(F), Reduction = Reduction.None)]
        public static partial void Each({{Spans("abcdefgh")}}, {{Gradients("ABCDEFG")}}, Span<float> losses);
        """);

    private static string Spans(string names) => string.Join(", ", names.Select(n => $"ReadOnlySpan<float> {n}"));

    private static string Gradients(string names) => string.Join(", ", names.Select(n => $"Span<float> grad{n}"));
}
