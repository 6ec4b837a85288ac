using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS002Tests
{
    [Fact]
    public Task BothPartsAreTheUsers() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS002:Huber|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
        """,
        "'Huber' has a body already: remove the body and leave 'partial … Huber(…);' to LossGen, or remove the Loss attribute");

    [Fact]
    public Task AttributeOnTheImplementingPart() => Verify.Members("""
        public static partial float {|LOSS002:Huber|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
        {
            return 0;
        }
        """);

    [Fact]
    public Task NoDefinitionIsReportedBesideTheCompiler() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float {|LOSS002:{|CS0759:Huber|}|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
        """);

    [Fact]
    public Task ParametersWithDefaultsAreNoBody() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta = 1);
        """);
}
