using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;
using static LossGen.Generator.Model.RoleKind;

namespace LossGen.Analyzers.Tests.Reading;

public class RowTests
{
    [Theory]
    [InlineData("byte")]
    [InlineData("sbyte")]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("int")]
    [InlineData("uint")]
    [InlineData("long")]
    public void IntegersMakeTheFormOfIndices(string type)
    {
        LossMethod loss = Read.Loss($"[Loss(Kind.CrossEntropy)]\npublic static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<{type}> targets, Span<float> gradLogits);");
        Assert.Equal("CrossEntropyOfIndices", loss.Kernel.Terms[0].Kind);
        Assert.Equal([new("logits", Input, 0), new("targets", Input, 1, Integer: type), new("gradLogits", Gradient, 0)], loss.Parameters);
    }

    [Fact]
    public void NumbersMakeTheOther()
    {
        LossMethod loss = Read.Loss("[Loss(Kind.CrossEntropy, Classes = 4)]\npublic static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradTargets);");
        Assert.Equal("CrossEntropy", loss.Kernel.Terms[0].Kind);
        Assert.Equal([1], loss.Kernel.Gradients);
        Assert.Equal((4, 4), (loss.Columns, loss.Kernel.Columns));
    }

    [Fact]
    public void ColumnsOfElementsLeaveTheKernelAlone() => Assert.Null(Read.Loss(
        "[Loss(Kind.KLDivergence, Classes = 4, Reduction = Reduction.BatchMean)]\npublic static partial float F(ReadOnlySpan<float> q, ReadOnlySpan<float> p);").Kernel.Columns);

    [Fact]
    public void IgnoredRowsAreTheMethodsOwn()
    {
        const string Spans = "ReadOnlySpan<float> logits, ReadOnlySpan<int> targets";
        LossMethod constant = Read.Loss($"[Loss(Kind.CrossEntropy, IgnoreIndex = -100)]\npublic static partial float F({Spans});");
        LossMethod given = Read.Loss($"[Loss(Kind.CrossEntropy)]\npublic static partial float F({Spans}, int ignoreIndex);");
        Assert.Equal([new OptionSpec("IgnoreIndex", -100, null)], constant.Settings);
        Assert.Equal([new OptionSpec("IgnoreIndex", 0, "ignoreIndex")], given.Settings);
        Assert.True(constant.Kernel.HasIgnored);
        Assert.Equal(constant.Kernel, given.Kernel);
    }

    [Theory]
    [InlineData("ZLoss = 0.1", "Mean", true)]
    [InlineData("ZLoss = 0.1", "WeightedMean", true)]
    [InlineData("ZLoss = 0.1", "Sum", false)]
    [InlineData("ZLoss = 0", "Mean", false)]
    public void TheShareOfTheZLoss(string option, string reduction, bool isShared) => Assert.Equal(isShared, Read.Loss(
        $"[Loss(Kind.CrossEntropy, {option}, Reduction = Reduction.{reduction})]\npublic static partial float F(ReadOnlySpan<float> z, ReadOnlySpan<int> y, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<float> classWeights);").Kernel.HasZShare);

    [Fact]
    public void ClassWeightsOfTheAttribute()
    {
        LossMethod loss = Read.Loss("[Loss(Kind.CrossEntropy, ClassWeights = new[] { 1, 0.5 })]\npublic static partial float F(ReadOnlySpan<float> z, ReadOnlySpan<int> y);");
        Assert.Equal([1, 0.5], loss.ClassWeights);
        Assert.True(loss.Kernel.HasClassWeights);
    }

    [Fact]
    public void GroupsTurnClassWeightsIntoTheirOwn()
    {
        LossMethod loss = Read.Loss("[Loss(Kind.Dice, PerSample = false)]\npublic static partial float F(ReadOnlySpan<float> p, ReadOnlySpan<float> t, ReadOnlySpan<float> classWeights, int classes, int samples);");
        Assert.Equal((true, false), (loss.Kernel.HasSampleWeights, loss.Kernel.HasClassWeights));
        Assert.Equal([new OptionSpec("PerSample", 0, null)], loss.Settings);
        Assert.Equal([new("classes", Columns), new("samples", Samples)], loss.Parameters.Skip(3));
        Assert.Single(loss.Kernels);
    }

    [Fact]
    public void SoftmaxIsAKernelOfItsOwnAndSigmoidIsNot()
    {
        const string Spans = "ReadOnlySpan<float> z, ReadOnlySpan<float> t";
        LossMethod softmax = Read.Loss($"[Loss(Kind.Dice, Activation = Activation.Softmax)]\npublic static partial float F({Spans});");
        LossMethod sigmoid = Read.Loss($"[Loss(Kind.Dice, Activation = Activation.Sigmoid)]\npublic static partial float F({Spans});");
        Assert.Equal(["Dice", "LogSumExp"], softmax.Kernels.Select(k => k.Terms[0].Kind));
        Assert.Empty(softmax.Kernel.Terms[0].Options);
        Assert.Equal([new OptionSpec("Activation", 1, null)], Assert.Single(sigmoid.Kernels).Terms[0].Options);
    }

    [Fact]
    public void OneLossIsWeightedByTheMethod()
    {
        LossMethod loss = Read.Loss("""
            [Loss(Kind.Perceptual, Reduction = Reduction.None)]
            public static partial void F(ReadOnlySpan<float> f, ReadOnlySpan<float> t, ReadOnlySpan<int> layerSizes, ReadOnlySpan<float> layerWeights,
                ReadOnlySpan<float> sampleWeights, Span<float> losses, Span<float> gradF, ReadOnlySpan<float> upstream);
            """);
        KernelSpec kernel = loss.Kernel;
        Assert.Equal((true, false, false, false), (kernel.AccumulatesLoss, kernel.StoresLosses, kernel.HasSampleWeights, kernel.HasUpstream));
        Assert.Equal([new("layerSizes", LayerSizes, Integer: "int"), new("layerWeights", LayerWeights)], loss.Parameters.Skip(2).Take(2));
    }

    [Fact]
    public void GradientsOfPairsFollowFromThatOfTheSimilarities()
    {
        LossMethod loss = Read.Loss("[Loss(Kind.InfoNce, Temperature = 0.2)]\npublic static partial float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> gradB, int dimensions);");
        Assert.Equal([0], loss.Kernel.Gradients);
        Assert.Equal([new OptionSpec("Temperature", 0.2, null)], loss.Settings);
        Assert.Empty(loss.Kernel.Terms[0].Options);
    }

    [Fact]
    public void SequencesHaveNoKernel()
    {
        LossMethod loss = Read.Loss("""
            [Loss(Kind.Ctc)]
            public static partial float F(ReadOnlySpan<float> z, ReadOnlySpan<int> y, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths, int classes, int blank);
            """);
        Assert.Empty(loss.Kernels);
        Assert.Equal([new OptionSpec("Blank", 0, "blank")], loss.Settings);
    }
}
