using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS038Tests
{
    private const string Old = """

        namespace TorchSharp { public static class torch { public class Tensor { public System.Span<byte> bytes => default; } } }
        """;

    [Fact]
    public Task MemberIsMissing() => Verify.Source("""
        #pragma warning disable CS0436
        using LossGen;

        static partial class Losses
        {
            [Loss(Kind.MeanSquaredError)]
            public static partial float {|LOSS038:F|}(TorchSharp.torch.Tensor predictions, TorchSharp.torch.Tensor targets);
        }
        """ + Old,
        "TorchSharp 0.0.0 has no Tensor.numel, which a loss of tensors calls: refer to TorchSharp 0.102.0 or later");

    [Fact]
    public Task New() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        public static partial float F(TorchSharp.torch.Tensor predictions, TorchSharp.torch.Tensor targets);
        """);
}
