using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS037Tests
{
    [Fact]
    public Task Span() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        public static partial TorchSharp.torch.Tensor F(TorchSharp.torch.Tensor predictions, {|LOSS037:ReadOnlySpan<float>|} targets);
        """,
        "'targets' is of type 'ReadOnlySpan<float>', but others are tensors: write 'Tensor targets', or spans throughout");

    [Fact]
    public Task Gradient() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        public static partial float F(TorchSharp.torch.Tensor predictions, TorchSharp.torch.Tensor targets, {|LOSS037:Span<float>|} gradPredictions);
        """);

    [Fact]
    public Task TensorsAndNumbers() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial TorchSharp.torch.Tensor F(TorchSharp.torch.Tensor predictions, TorchSharp.torch.Tensor targets, float delta);

        [Loss(Kind.CrossEntropy)]
        public static partial void G(TorchSharp.torch.Tensor logits, TorchSharp.torch.Tensor targets, TorchSharp.torch.Tensor gradLogits, TorchSharp.torch.Tensor classWeights);
        """);

    [Fact]
    public Task AnotherTensorIsNone() => Verify.Source("""
        using System;
        using LossGen;

        namespace Other { public static class torch { public class Tensor; } }

        static partial class Losses
        {
            [Loss(Kind.MeanSquaredError)]
            public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Other.torch.Tensor {|LOSS011:more|});
        }
        """);
}
