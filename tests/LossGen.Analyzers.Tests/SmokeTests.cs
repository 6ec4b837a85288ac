using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests;

public class SmokeTests
{
    [Fact]
    public Task A() => Verify.Members("[Loss(Kind.Huber, {|LOSS014:Gamma = 2|})]\npublic static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);");

    [Fact]
    public Task B() => Verify.Members("[Loss(Kind.Huber)]\npublic static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);");
}
