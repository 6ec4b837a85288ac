using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Analyzers.Tests.Reading;

public class TermTests
{
    private const string Spans = "ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets";

    [Fact]
    public void OptionsAreSortedAndDefaultsLeftOut()
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.Poisson, LogInput = false, Full = true, Epsilon = 1e-8)]\npublic static partial float F({Spans});");
        Assert.Equal([new TermSpec("Poisson", 1, null, [new("Full", 1, null), new("LogInput", 0, null)])], loss.Kernel.Terms);
    }

    [Fact]
    public void OptionWithoutDefaultStays()
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.Focal, Alpha = 0, Gamma = 2)]\npublic static partial float F({Spans});");
        Assert.Equal([new TermSpec("Focal", 1, null, [new("Alpha", 0, null)])], loss.Kernel.Terms);
    }

    [Fact]
    public void TermsKeepTheirOrderAndWeights()
    {
        LossMethod loss = Read.Loss(
            $"[Loss(Kind.MeanSquaredError, Weight = 0.7)]\n[Loss(Kind.MeanAbsoluteError)]\n[Loss(Kind.Huber)]\npublic static partial float F({Spans}, float weight3);");
        Assert.Equal(
            [new TermSpec("MeanSquaredError", 0.7, null, []), new TermSpec("MeanAbsoluteError", 1, null, []), new TermSpec("Huber", 1, "weight3", [])],
            loss.Kernel.Terms);
        Assert.Equal(new ParameterRole("weight3", RoleKind.Weight, 2), loss.Parameters[2]);
    }

    [Fact]
    public void OptionOfOneTermHasNoNumber()
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.MeanSquaredError)]\n[Loss(Kind.Huber)]\npublic static partial float F({Spans}, float delta);");
        Assert.Equal(new ParameterRole("delta", RoleKind.Option, -1, "Delta"), loss.Parameters[2]);
        Assert.Equal([new OptionSpec("Delta", 0, "delta")], loss.Kernel.Terms[1].Options);
    }

    [Fact]
    public void OptionOfAllTerms()
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.Huber)]\n[Loss(Kind.Huber)]\npublic static partial float F({Spans}, float delta);");
        Assert.Equal(new ParameterRole("delta", RoleKind.Option, -1, "Delta"), loss.Parameters[2]);
        Assert.All(loss.Kernel.Terms, t => Assert.Equal([new OptionSpec("Delta", 0, "delta")], t.Options));
    }

    [Fact]
    public void NumbersAreThoseOfTheTerms()
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.LogCosh)]\n[Loss(Kind.Huber, Delta = 3)]\n[Loss(Kind.Huber)]\npublic static partial float F({Spans}, float delta3);");
        Assert.Equal(new ParameterRole("delta3", RoleKind.Option, 2, "Delta"), loss.Parameters[2]);
        Assert.Equal([new OptionSpec("Delta", 3, null)], loss.Kernel.Terms[1].Options);
        Assert.Equal([new OptionSpec("Delta", 0, "delta3")], loss.Kernel.Terms[2].Options);
    }

    [Fact]
    public void ColumnsOfAnyTerm()
    {
        LossMethod loss = Read.Loss(
            $"[Loss(Kind.Huber, Reduction = Reduction.BatchMean)]\n[Loss(Kind.LogCosh, Reduction = Reduction.BatchMean, Classes = 4)]\npublic static partial float F({Spans});");
        Assert.Equal((ReductionKind.BatchMean, 4), (loss.Reduction, loss.Columns));
    }

    [Fact]
    public void EqualComputationsAreEqual()
    {
        LossMethod first = Read.Loss($"[Loss(Kind.Huber, Delta = 1)]\npublic static partial float F({Spans}, float upstream, Span<float> grad);");
        LossMethod second = Read.Loss("[Loss(Kind.Huber)]\npublic static partial double G(ReadOnlySpan<Half> a, Span<Half> gradA, ReadOnlySpan<Half> b);");
        Assert.Equal(first.Kernel, second.Kernel);
        Assert.Equal(first.Kernel.GetHashCode(), second.Kernel.GetHashCode());
    }
}
