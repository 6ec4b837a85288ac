using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;
using static LossGen.Generator.Model.RoleKind;

namespace LossGen.Analyzers.Tests.Reading;

public class RoleTests
{
    [Fact]
    public void OneOfEach()
    {
        LossMethod loss = Read.Loss("""
            [Loss(Kind.BinaryCrossEntropyWithLogits)]
            public static partial float F(ReadOnlySpan<float> z, ReadOnlySpan<float> y, Span<float> gradY, Span<float> grad, Span<float> losses,
                ReadOnlySpan<float> sampleWeights, ReadOnlySpan<float> posWeights, float upstream, int classes, float labelSmoothing, float weight);
            """);
        Assert.Equal(
            [
                new("z", Input, 0), new("y", Input, 1), new("gradY", Gradient, 1), new("grad", Gradient, 0), new("losses", Losses),
                new("sampleWeights", SampleWeights), new("posWeights", PosWeights), new("upstream", UpstreamScalar), new("classes", Columns),
                new("labelSmoothing", RoleKind.Option, -1, "LabelSmoothing"), new("weight", Weight, 0),
            ],
            loss.Parameters);
        TermSpec term = new("BinaryCrossEntropyWithLogits", 1, "weight", [new("LabelSmoothing", 0, "labelSmoothing")]);
        Assert.Equal(new KernelSpec([term], true, true, true, [0, 1], true, true, false), loss.Kernel);
        Assert.Equal((ReductionKind.Mean, Dtype.Single, Dtype.Single, null), (loss.Reduction, loss.ElementType, loss.ReturnType, loss.Columns));
    }

    [Fact]
    public void InputsStandAnywhereAndInOrder()
    {
        LossMethod loss = Read.Loss(
            "[Loss(Kind.MarginRanking)]\npublic static partial float F(Span<float> losses, ReadOnlySpan<float> c, float margin, ReadOnlySpan<float> a, ReadOnlySpan<float> b);");
        Assert.Equal([new("losses", Losses), new("c", Input, 0), new("margin", RoleKind.Option, -1, "Margin"), new("a", Input, 1), new("b", Input, 2)], loss.Parameters);
    }

    [Theory]
    [InlineData("gradX", 1)]
    [InlineData("gradx", 0)]
    public void ExactGradientNameWins(string name, int index)
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.Huber)]\npublic static partial float F(ReadOnlySpan<float> x, ReadOnlySpan<float> X, Span<float> {name});");
        Assert.Equal(new(name, Gradient, index), loss.Parameters[2]);
    }

    [Theory]
    [InlineData("gradZ", 0)]
    [InlineData("gradAB", 1)]
    [InlineData("gradaB", 1)]
    public void GradientNamesIgnoreCaseOtherwise(string name, int index)
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.Huber)]\npublic static partial float F(ReadOnlySpan<float> z, ReadOnlySpan<float> Ab, Span<float> {name});");
        Assert.Equal(new(name, Gradient, index), loss.Parameters[2]);
    }

    [Fact]
    public void GradientsAreSortedByInput()
    {
        LossMethod loss = Read.Loss("[Loss(Kind.Huber)]\npublic static partial void F(Span<float> gradB, Span<float> gradA, ReadOnlySpan<float> a, ReadOnlySpan<float> b);");
        Assert.Equal([0, 1], loss.Kernel.Gradients);
        Assert.False(loss.Kernel.AccumulatesLoss);
        Assert.Null(loss.ReturnType);
    }

    [Theory]
    [InlineData("ReadOnlySpan<float>", UpstreamSpan, true)]
    [InlineData("float", UpstreamScalar, false)]
    public void UpstreamOfUnreducedLosses(string type, object role, bool isSpan)
    {
        LossMethod loss = Read.Loss(
            $"[Loss(Kind.Huber, Reduction = Reduction.None)]\npublic static partial void F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> grad, {type} upstream);");
        Assert.Equal(new("upstream", (RoleKind)role), loss.Parameters[3]);
        Assert.Equal(isSpan, loss.Kernel.HasUpstream);
    }

    [Fact]
    public void UpstreamWithoutGradientsLeavesTheKernelAlone() => Assert.False(Read.Loss(
        "[Loss(Kind.Huber, Reduction = Reduction.None)]\npublic static partial void F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> losses, ReadOnlySpan<float> upstream);").Kernel.HasUpstream);

    [Fact]
    public void FloatBesideHalf()
    {
        LossMethod loss = Read.Loss(
            "[Loss(Kind.Huber)]\npublic static partial double F(ReadOnlySpan<Half> a, ReadOnlySpan<Half> b, Span<Half> grad, float upstream, Half delta, float weight);");
        Assert.Equal(
            [new("upstream", UpstreamScalar, IsFloat: true), new("delta", RoleKind.Option, -1, "Delta"), new("weight", Weight, 0, IsFloat: true)],
            [loss.Parameters[3], loss.Parameters[4], loss.Parameters[5]]);
        Assert.Equal((Dtype.Half, Dtype.Double, true), (loss.ElementType, loss.ReturnType, loss.Kernel.IsSingle));
    }

    [Fact]
    public void WordsOfTheLanguageAreNames()
    {
        LossMethod loss = Read.Loss("[Loss(Kind.Huber)]\npublic static partial double F(ReadOnlySpan<double> @class, ReadOnlySpan<double> @ref, Span<double> gradClass);");
        Assert.Equal([new("class", Input, 0), new("ref", Input, 1), new("gradClass", Gradient, 0)], loss.Parameters);
        Assert.False(loss.Kernel.IsSingle);
    }
}
