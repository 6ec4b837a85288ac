using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Generator.Tests.Tensors;

/// <summary>What is emitted for tensors compiles, in every project that has a use for it, and no other project has anything of it.</summary>
public sealed class TensorCompilationTests
{
    private static readonly string[] Shared = ["TorchCall.g.cs", "TorchTensors.g.cs"];

    public static TheoryData<string> Kinds => [.. Catalogue.All.Select(k => k.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Graph(string id) => Torch.Compile(Method(Catalogue.Get(id), "Tensor", "Mean"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Written(string id) => Torch.Compile(Method(Catalogue.Get(id), "float", "Sum"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unreduced(string id)
    {
        LossKind kind = Catalogue.Get(id);
        Torch.Compile(Method(kind, kind.Layout == LossLayout.Pairs ? "void" : "Tensor", "None"));
    }

    [Theory]
    [InlineData("Tensor")]
    [InlineData("double")]
    public void InDouble(string returned) => Torch.Compile($$"""
        [Loss(Kind.Huber, Precision = Precision.Double)]
        public static partial {{returned}} F(Tensor predictions, Tensor targets, double delta{{(returned == "double" ? ", Tensor gradPredictions" : "")}});
        """);

    [Fact]
    public void WordsAreNames() => Torch.Compile("""
        [Loss(Kind.CrossEntropy)]
        public static partial Tensor @params(Tensor @class, Tensor @call, Tensor? sampleWeights);
        """);

    [Fact]
    public void Types() => LossCompilation.Of(Torch.Consumer, """
        using LossGen;
        using Tensor = TorchSharp.torch.Tensor;

        internal partial interface IHas<T>
        {
            public partial record struct Inner
            {
                [Loss(Kind.MeanSquaredError)]
                internal readonly partial Tensor F(Tensor predictions, Tensor targets);
            }

            [Loss(Kind.MeanSquaredError)]
            public static partial Tensor F(Tensor predictions, Tensor targets);

            [Loss(Kind.MeanSquaredError)]
            public static partial void F(Tensor predictions, Tensor targets, Tensor gradient);
        }
        """).ToImage();

    [Fact]
    public void SharedFilesAreEmittedOnce()
    {
        LossCompilation compilation = Torch.Compile("""
            [Loss(Kind.MeanSquaredError)]
            public static partial Tensor F(Tensor predictions, Tensor targets);

            [Loss(Kind.CrossEntropy)]
            public static partial Tensor G(Tensor logits, Tensor targets);
            """);

        Assert.All(Shared, name => Assert.Single(compilation.Generated, g => g.HintName == name));
    }

    [Fact]
    public void SpansHaveNothingOfIt()
    {
        LossCompilation compilation = LossCompilation.Of(Torch.Consumer, Torch.Source("""
            [Loss(Kind.MeanSquaredError)]
            public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            """));

        Assert.DoesNotContain(compilation.Generated, g => g.SourceText.ToString().Contains("Torch", System.StringComparison.Ordinal));
    }

    [Fact]
    public void AssembliesThatSeeEachOther()
    {
        const string Loss = "[Loss(Kind.CrossEntropy)] internal static partial Tensor F(Tensor logits, Tensor targets);";
        string open = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]\n";
        LossCompilation first = LossCompilation.Of(Torch.Consumer with { AssemblyName = "First" }, Torch.Source(Loss, "First"), open);
        Consumer second = Torch.Consumer with { AssemblyName = "Second", References = Torch.Consumer.References.Add(first.ToReference()) };

        LossCompilation.Of(second, Torch.Source(Loss, "Second")).ToImage();
    }

    [Theory]
    [InlineData("[Loss(Kind.CrossEntropy)]", 2)]
    [InlineData("[Loss(Kind.CrossEntropy, Targets = Targets.Indices)]", 1)]
    [InlineData("[Loss(Kind.CrossEntropy, Targets = Targets.Values)]", 1)]
    [InlineData("[Loss(Kind.CrossEntropy, IgnoreIndex = 3)]", 1)]
    [InlineData("[Loss(Kind.Focal)]", 2)]
    [InlineData("[Loss(Kind.Focal, ClassWeights = new double[] { 1, 2 })]", 1)]
    [InlineData("[Loss(Kind.NegativeLogLikelihood)]", 1)]
    public void Forms(string attribute, int count)
    {
        LossCompilation compilation = Torch.Compile(attribute + " public static partial Tensor F(Tensor logits, Tensor targets);");

        string method = compilation.Generated.Single(g => g.HintName.StartsWith("Losses.", System.StringComparison.Ordinal)).SourceText.ToString();
        Assert.Equal(count, method.Split("internal static global::TorchSharp.torch.Tensor Of").Length - 1);
    }

    private static string Method(LossKind kind, string returned, string reduction)
    {
        IEnumerable<string> inputs = kind.Inputs.Select(i => i.Name);
        IEnumerable<string> more = kind.Layout switch
        {
            LossLayout.Layers => ["layerSizes", "layerWeights", "sampleWeights"],
            LossLayout.Sequences => ["inputLengths", "targetLengths", "sampleWeights"],
            _ => ["sampleWeights"],
        };
        if (kind.HasClassWeights) more = more.Append("classWeights");
        if (kind.HasPosWeights) more = more.Append("posWeights");
        if (returned != "Tensor") more = more.Append("losses").Concat(kind.Computed.Select(i => SpanNames.GradientOf(kind.Inputs[i].Name)));
        if (returned != "Tensor" && reduction == "None") more = more.Append("upstream");
        string targets = kind.HasLabels ? "Indices" : "Values";
        string parameters = string.Join(", ", inputs.Concat(more).Select(n => "Tensor " + n));
        return $"[Loss(Kind.{kind.Name}, Reduction = Reduction.{reduction}, Targets = Targets.{targets})] public static partial {returned} F({parameters});";
    }
}
