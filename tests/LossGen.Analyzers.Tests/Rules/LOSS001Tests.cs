using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS001Tests
{
    [Fact]
    public Task BodyWithoutPartial() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static float {|LOSS001:Huber|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
        """,
        "'Huber' is not partial, so LossGen cannot implement it: write 'partial' before its return type and ';' instead of a body");

    [Fact]
    public Task NoBodyIsReportedBesideTheCompiler() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static float {|LOSS001:{|CS0501:Huber|}|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task LocalFunction() => Verify.Members("""
        static float Run()
        {
            return Huber();

            [Loss(Kind.Huber)]
            static float {|LOSS001:Huber|}() => 0;
        }
        """);

    [Fact]
    public Task Lambda() => Verify.Members("""
        static Func<float> Make() => {|LOSS001:[Loss(Kind.Huber)] () => 0|};
        """,
        "'lambda' is not partial, so LossGen cannot implement it: write 'partial' before its return type and ';' instead of a body");

    [Fact]
    public Task Accessor() => Verify.Members("""
        static float Value { [Loss(Kind.Huber)] {|LOSS001:get|} => 0; }
        """);

    [Fact]
    public Task PartialIsRight() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OtherMethodsAreLeftAlone() => Verify.Members("""
        [Obsolete]
        public static float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) => 0;
        """);
}
