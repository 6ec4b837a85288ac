using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS110Tests
{
    private const string Method = " static float F(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;";

    public static TheoryData<string> Wrong =>
    [
        "[Loss({|LOSS110:Kind.KLDivergence|}, Classes = 3)]" + Method,
        "[Loss(Kind.KLDivergence, Classes = 3, {|LOSS110:Reduction = LossGen.Reduction.Mean|})]" + Method,
        "[Loss({|LOSS110:Kind.KLDivergence|}, LogTarget = true, Classes = 3)]" + Method,
        "[Loss(Kind.MeanSquaredError)]\n[Loss({|LOSS110:Kind.KLDivergence|}, Weight = 0.1)]" + Method,
        "[Loss({|LOSS110:kind: Kind.KLDivergence|})]" + Method,
        "[Loss({|LOSS110:(Kind)25|})] static void F(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> gradX) { }",
        "Tensor M(Tensor x, Tensor t) => functional.kl_div(x, t, false, {|LOSS110:nn.Reduction.Mean|});",
        "Tensor M(Tensor x, Tensor t) => {|LOSS110:functional.kl_div|}(x, t, log_target: false);",
        "Tensor M(Tensor x, Tensor t) => {|LOSS110:functional.kl_div(x.log_softmax(1), t, false, nn.Reduction.None).mean()|};",
        "Tensor M(Tensor x, Tensor t)\n{\n    var kl = functional.kl_div(x.log_softmax(1), t, false, nn.Reduction.None);\n    return {|LOSS110:kl.mean()|};\n}",
        "Tensor M(Tensor x, Tensor t)\n{\n    var loss = KLDivLoss(false, nn.Reduction.None);\n    var kl = loss.call(x.log_softmax(1), t);\n    return {|LOSS110:torch.mean(kl)|} * 4;\n}",
    ];

    public static TheoryData<string> Right =>
    [
        "[Loss(Kind.KLDivergence, Classes = 3, Reduction = LossGen.Reduction.BatchMean)]" + Method,
        "[Loss(Kind.KLDivergence, Classes = 3, Reduction = LossGen.Reduction.Sum)]" + Method,
        "[Loss(Kind.KLDivergence, Classes = 3, Reduction = LossGen.Reduction.WeightedMean)]" + Method,
        "[Loss(Kind.KLDivergence, Reduction = LossGen.Reduction.None)]" + Method,
        "[Loss(Kind.JensenShannon, Classes = 3)]" + Method,
        "[Loss(Kind.GaussianKL, Classes = 3)]" + Method,
        "[Loss(Kind.CrossEntropy, Classes = 3, Reduction = LossGen.Reduction.Mean)]" + Method,
        "[Obsolete] static float KLDivergence(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;",
        "Tensor M(Tensor x, Tensor t) => functional.kl_div(x, t, false, nn.Reduction.Sum);",
        "Tensor M(Tensor x, Tensor t) => functional.kl_div(x, t, false, nn.Reduction.None).sum(1).mean();",
        "Tensor M(Tensor x, Tensor t) => functional.kl_div(x, t, false, nn.Reduction.None).mean(new long[] { 1 });",
        "Tensor M(Tensor x, Tensor t) => functional.mse_loss(x, t, nn.Reduction.None).mean();",
        "Tensor M(Tensor x, Tensor t, nn.Reduction reduction) => functional.kl_div(x, t, false, reduction);",
        "Tensor M(Tensor x, Tensor t) => functional.mse_loss(x, t, nn.Reduction.Mean);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
