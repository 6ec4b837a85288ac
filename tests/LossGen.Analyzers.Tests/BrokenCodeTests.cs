using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>What does not compile gets the compiler's error and nothing on top: no rule speaks, and no body is missing.</summary>
public class BrokenCodeTests
{
    private const string Method = "\npublic static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);";

    [Fact]
    public Task OptionWithoutValue() => Verify.Members("[Loss(Kind.Focal, Gamma = {|CS1525:)|}]" + Method);

    [Fact]
    public Task KindWithoutName() => Verify.Members("[Loss(Kind.{|CS1001:)|}]" + Method);

    [Fact]
    public Task UnknownKind() => Verify.Members("[Loss(Kind.{|CS0117:Hubert|})]" + Method);

    [Fact]
    public Task UnknownOption() => Verify.Members("[Loss(Kind.Huber, Reduction = Reduction.BatchMean, {|CS0246:Clases|} = 10)]" + Method);

    [Fact]
    public Task OptionOfAnotherType() => Verify.Members("[Loss(Kind.Focal, Gamma = {|CS0029:\"2\"|})]" + Method);

    [Fact]
    public Task OptionThatIsNoConstant() => Verify.Members("[Loss(Kind.Focal, Gamma = {|CS0182:Math.Sqrt(2)|})]" + Method);

    [Fact]
    public Task OptionTwice() => Verify.Members("[Loss(Kind.Focal, Gamma = 1, {|CS0643:Gamma = 2|})]" + Method);

    [Fact]
    public Task NoKind() => Verify.Members("[{|CS1729:Loss|}]" + Method);

    [Fact]
    public Task KindAsNumber() => Verify.Members("[Loss({|CS1503:3|})]" + Method);

    [Fact]
    public Task FormulaWithAnErrorOfItsOwn() => Verify.Members(
        "static float Own(float a, float b) => a + {|CS0103:c|};\n\n[Loss(nameof(Own))]" + Method);

    [Fact]
    public Task FormulaThatReturnsNothingAtItsEnd() => Verify.Members(
        "static float {|CS0161:Own|}(float a, float b) { if (a > b) return a; }\n\n[Loss(nameof(Own))]" + Method);

    [Fact]
    public Task FormulaWithAnUnassignedLocal() => Verify.Members(
        "static float Own(float a, float b) { float c; if (a > b) c = 1; return {|CS0165:c|}; }\n\n[Loss(nameof(Own))]" + Method);

    [Fact]
    public Task SecondAttributeIsBroken() => Verify.Members("[Loss(Kind.Huber, Gamma = 2)]\n[Loss(Kind.{|CS0117:Hubert|})]" + Method);

    // The type has no name that could be repeated, so the compiler misses the body as well.
    [Fact]
    public Task UnknownType() => Verify.Members(
        "[Loss(Kind.Huber, Gamma = 2)]\npublic static partial float {|CS8795:F|}(ReadOnlySpan<float> predictions, {|CS0246:ReadOnlySpn<float>|} targets);");

    [Fact]
    public Task UnknownReturnType() => Verify.Members(
        "[Loss(Kind.Huber)]\npublic static partial {|CS0246:Flota|} {|CS8795:F|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);");

    [Fact]
    public Task MissingAccessibility() => Verify.Members(
        "[Loss(Kind.Huber)]\nstatic partial float {|CS8796:F|}(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);");

    [Fact]
    public Task MissingSemicolon() => Verify.Members(
        "[Loss(Kind.Huber)]\npublic static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets){|CS1002:|}");

    [Fact]
    public Task EqualDeclarations() => Verify.Members(
        "[Loss(Kind.Huber)]" + Method + "\n\n[Loss(Kind.LogCosh)]" + Method.Replace("F(", "{|CS0756:{|CS0111:F|}|}("));
}
