using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class SwapArgumentsFixTests
{
    [Fact]
    public Task Positions() => MisuseFix<SwapArgumentsFix>.Members(
        "void M(float[] predictions, float[] targets, float[] g) => Losses.Mse(targets, /* what it is */ predictions.AsSpan(), g);",
        "Swap 'targets' and 'predictions.AsSpan()'",
        "void M(float[] predictions, float[] targets, float[] g) => Losses.Mse(predictions.AsSpan(), /* what it is */ targets, g);");

    [Fact]
    public Task Names() => MisuseFix<SwapArgumentsFix>.Members(
        "void M(float[] predictions, float[] targets) => Losses.Pinball(targets: predictions, predictions: targets);",
        "Swap 'targets' and 'predictions'",
        "void M(float[] predictions, float[] targets) => Losses.Pinball(targets: targets, predictions: predictions);");

    [Fact]
    public Task All() => MisuseFix<SwapArgumentsFix>.All(
        "void M(float[] predictions, float[] targets, float[] g)\n{\n    Losses.Mse(targets, predictions, g);\n    Losses.Pinball(targets, predictions);\n}",
        "void M(float[] predictions, float[] targets, float[] g)\n{\n    Losses.Mse(predictions, targets, g);\n    Losses.Pinball(predictions, targets);\n}");
}
