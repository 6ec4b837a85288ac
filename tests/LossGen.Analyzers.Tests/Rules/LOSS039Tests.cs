using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS039Tests
{
    [Fact]
    public Task Pairs() => Verify.Members("""
        [Loss(Kind.NtXent, Reduction = Reduction.None)]
        public static partial {|LOSS039:TorchSharp.torch.Tensor|} F(TorchSharp.torch.Tensor first, TorchSharp.torch.Tensor second);
        """);

    [Fact]
    public Task SoftmaxOfRegions() => Verify.Members("""
        [Loss(Kind.Dice, Activation = Activation.Softmax, Reduction = Reduction.None)]
        public static partial {|LOSS039:TorchSharp.torch.Tensor|} F(TorchSharp.torch.Tensor logits, TorchSharp.torch.Tensor targets);
        """);

    [Fact]
    public Task OwnRowsOnly() => Verify.Members("""
        [Loss(Kind.Dice, Activation = Activation.Sigmoid, Reduction = Reduction.None)]
        public static partial TorchSharp.torch.Tensor F(TorchSharp.torch.Tensor logits, TorchSharp.torch.Tensor targets);

        [Loss(Kind.CrossEntropy, Reduction = Reduction.None)]
        public static partial TorchSharp.torch.Tensor G(TorchSharp.torch.Tensor logits, TorchSharp.torch.Tensor targets);
        """);

    [Fact]
    public Task Reduced() => Verify.Members("""
        [Loss(Kind.NtXent, Reduction = Reduction.Sum)]
        public static partial TorchSharp.torch.Tensor F(TorchSharp.torch.Tensor first, TorchSharp.torch.Tensor second);
        """);
}
