using System.IO;
using System.Runtime.CompilerServices;
using Xunit;
using static TorchSharp.torch;

namespace LossGen.Tensors.Tests;

/// <summary>The README's lines are those of Readme.cs, and train a network.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void IsWhatIsCompiled()
    {
        string folder = Folder(), snippet = File.ReadAllText(Path.Combine(folder, "Readme.cs")).ReplaceLineEndings("\n");
        Assert.Contains("## With TorchSharp\n", File.ReadAllText(Path.Combine(folder, "..", "..", "README.md")).ReplaceLineEndings("\n"));
        Assert.Contains($"```csharp\n{snippet}```\n", File.ReadAllText(Path.Combine(folder, "..", "..", "README.md")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Trains()
    {
        random.manual_seed(3);
        using nn.Module<Tensor, Tensor> network = nn.Linear(4, 3);
        using optim.Optimizer optimizer = optim.Adam(network.parameters(), 0.05);
        Tensor inputs = randn(64, 4), labels = inputs.narrow(1, 0, 3).argmax(1);
        float first = TensorLosses.Step(network, optimizer, inputs, labels), last = first;
        for (int i = 0; i < 100; i++) last = TensorLosses.Step(network, optimizer, inputs, labels);

        Assert.True(last < first / 4, $"The loss went from {first} to {last}.");
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
