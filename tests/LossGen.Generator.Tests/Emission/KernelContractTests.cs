using System.Linq;
using System.Reflection;
using Xunit;

namespace LossGen.Generator.Tests.Emission;

/// <summary>The generator and the library are built from one file of numbers; here from the very same one.</summary>
public sealed class KernelContractTests
{
    private const string Contract = "LossGen.CompilerServices.KernelContract";

    [Fact]
    public void Generator_and_library_have_the_same_numbers() =>
        Assert.Equal(NumbersOf(typeof(LossAttribute).Assembly), NumbersOf(typeof(LossGenerator).Assembly));

    [Fact]
    public void There_are_some() => Assert.Equal(9, NumbersOf(typeof(LossGenerator).Assembly).Length);

    private static (string Name, object? Value)[] NumbersOf(Assembly assembly) =>
        [.. assembly.GetType(Contract, throwOnError: true)!.GetFields().Where(f => f.IsLiteral).Select(f => (f.Name, f.GetRawConstantValue())).OrderBy(f => f.Name)];
}
