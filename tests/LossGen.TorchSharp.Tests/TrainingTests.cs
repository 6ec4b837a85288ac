using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace LossGen.Tensors.Tests;

/// <summary>A network learns as it does with torch's own loss.</summary>
public sealed class TrainingTests
{
    [Fact]
    public void Trains()
    {
        random.manual_seed(3);
        Tensor inputs = randn(64, 4), labels = inputs.narrow(1, 0, 3).argmax(1);
        Parameter ours = new(randn(3, 4)), torchs = new(ours.detach().clone());
        using optim.Optimizer optimizer = optim.Adam([ours, torchs], 0.05);
        float first = 0, last = 0;
        for (int i = 0; i < 100; i++)
        {
            optimizer.zero_grad();
            using Tensor loss = Losses.CrossEntropyPlain(inputs.matmul(ours.t()), labels);
            using Tensor expected = nn.functional.cross_entropy(inputs.matmul(torchs.t()), labels);
            loss.backward();
            expected.backward();
            optimizer.step();
            last = loss.item<float>();
            if (i == 0) first = last;
            Assert.Equal(expected.item<float>(), last, 1e-4f);
        }

        Assert.True(last < first / 4, $"The loss went from {first} to {last}.");
    }
}
