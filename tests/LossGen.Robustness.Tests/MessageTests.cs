using System;
using System.Linq;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Robustness.Tests;

/// <summary>What is said of arguments that do not agree, and that nothing is written then.</summary>
public sealed class MessageTests(MessageMethods methods) : IClassFixture<MessageMethods>
{
    public static TheoryData<string> Names => [.. MessageCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Explains_what_is_wrong(string name)
    {
        MessageCase test = MessageCase.All.Single(c => c.Name == name);

        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => methods[test](test.Arguments));

        Assert.Equal(test.Parameter, exception.ParamName);
        Assert.Equal(test.Said, test.Said.Where(exception.Message.Contains));
        Assert.All(test.Written, w => Assert.All(w.ToArray(), v => Assert.Equal(7, v)));
    }

    [Fact]
    public void A_gradient_beside_its_input_is_refused()
    {
        float[] memory = new float[9];
        MessageCase test = MessageCase.All.Single(c => c.Name == "class index too great");
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => methods[test](test.Arguments.ToDictionary(
            a => a.Key,
            a => a.Key switch { "logits" => memory.AsMemory(0, 6), "gradLogits" => memory.AsMemory(3, 6), "labels" => (object)new[] { 0, 1 }.AsMemory(), _ => a.Value })));

        Assert.Equal("gradLogits", exception.ParamName);
        Assert.Contains("gradLogits overlaps logits", exception.Message);
    }
}

/// <summary>The methods in one compilation.</summary>
public sealed class MessageMethods : IDisposable
{
    private readonly Lazy<LossBatch> _batch = new(() => new LossBatch(MessageCase.All.Select(c => c.Text)));

    internal LossCall this[MessageCase test] => _batch.Value[test.Text];

    public void Dispose()
    {
        if (_batch.IsValueCreated) _batch.Value.Dispose();
    }
}
