using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class BatchMeanFixTests
{
    private const string Method = "static float Kl(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;";

    [Fact]
    public Task Default() => MisuseFix<BatchMeanFix>.Members(
        "[Loss(Kind.KLDivergence, Classes = 3)]\n" + Method,
        "Use Reduction.BatchMean",
        "[Loss(Kind.KLDivergence, Reduction = LossGen.Reduction.BatchMean, Classes = 3)]\n" + Method);

    [Fact]
    public Task Given() => MisuseFix<BatchMeanFix>.Members(
        "[Loss(Kind.KLDivergence, Classes = 3, Reduction = LossGen.Reduction.Mean)]\n" + Method,
        "Use Reduction.BatchMean",
        "[Loss(Kind.KLDivergence, Classes = 3, Reduction = LossGen.Reduction.BatchMean)]\n" + Method);

    [Fact]
    public Task Sum() => MisuseFix<BatchMeanFix>.Members(
        "[Loss(Kind.KLDivergence, Classes = 3)]\n[Loss(Kind.MeanSquaredError, Weight = 0.5)]\n" + Method,
        "Use Reduction.BatchMean",
        "[Loss(Kind.KLDivergence, Reduction = LossGen.Reduction.BatchMean, Classes = 3)]\n[Loss(Kind.MeanSquaredError, Reduction = LossGen.Reduction.BatchMean, Weight = 0.5)]\n" + Method);

    [Fact]
    public Task All() => MisuseFix<BatchMeanFix>.All(
        "[Loss(Kind.KLDivergence, Classes = 3)]\n" + Method + "\n\n[Loss(Kind.KLDivergence, Classes = 4)]\n" + Method.Replace("Kl", "Other"),
        "[Loss(Kind.KLDivergence, Reduction = LossGen.Reduction.BatchMean, Classes = 3)]\n" + Method + "\n\n[Loss(Kind.KLDivergence, Reduction = LossGen.Reduction.BatchMean, Classes = 4)]\n" + Method.Replace("Kl", "Other"));

    [Fact]
    public Task ColumnsAtRunTime() => MisuseFix<BatchMeanFix>.Members(
        "[Loss(Kind.KLDivergence)]\n" + Method.Replace("> y", "> y, int classes"),
        "Use Reduction.BatchMean",
        "[Loss(Kind.KLDivergence, Reduction = LossGen.Reduction.BatchMean)]\n" + Method.Replace("> y", "> y, int classes"));

    [Fact]
    public async Task WithoutColumnsThereAreNoRows() => Assert.Empty(await MisuseFix<BatchMeanFix>.Titles("[Loss(Kind.KLDivergence)]\n" + Method));

    [Fact]
    public Task TorchSharp() => MisuseFix<BatchMeanFix>.Members(
        "Tensor M(Tensor x, Tensor t) => functional.kl_div(x, t, false, nn.Reduction.Mean);",
        "Divide the sum by the rows",
        "Tensor M(Tensor x, Tensor t) => functional.kl_div(x, t, false, nn.Reduction.Sum) / x.shape[0];");

    [Fact]
    public Task TorchSharpDefault() => MisuseFix<BatchMeanFix>.Members(
        "void M(Tensor x, Tensor t) => functional.kl_div(x, t).backward();",
        "Divide the sum by the rows",
        "void M(Tensor x, Tensor t) => (functional.kl_div(x, t, reduction: nn.Reduction.Sum) / x.shape[0]).backward();");

    /// <summary>However the reduction is written, there is one afterwards.</summary>
    [Theory]
    [InlineData("x, t, reduction: nn.Reduction.Mean", "x, t, reduction: nn.Reduction.Sum")]
    [InlineData("x, t, reduction: (nn.Reduction)1", "x, t, reduction: nn.Reduction.Sum")]
    [InlineData("x, t, false, Mean", "x, t, false, nn.Reduction.Sum")]
    [InlineData("x, t, false, (Mean)", "x, t, false, nn.Reduction.Sum")]
    [InlineData("x, reduction: Mean, target: t", "x, reduction: nn.Reduction.Sum, target: t")]
    [InlineData("x, t, log_target: false", "x, t, log_target: false, reduction: nn.Reduction.Sum")]
    public Task TorchSharpReductions(string before, string after) => MisuseFix<BatchMeanFix>.Members(
        $"private const nn.Reduction Mean = nn.Reduction.Mean;\n\nTensor M(Tensor x, Tensor t) => functional.kl_div({before});",
        "Divide the sum by the rows",
        $"private const nn.Reduction Mean = nn.Reduction.Mean;\n\nTensor M(Tensor x, Tensor t) => functional.kl_div({after}) / x.shape[0];");
}
