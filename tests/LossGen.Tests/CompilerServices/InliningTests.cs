using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class InliningTests
{
    // Clearing so much takes about as long as a call should.
    private const int MostBytes = 256;

    private const BindingFlags Everything = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <summary>A caller that takes such a method in, and skips no clearing of locals itself, clears its scratch memory in every call: 1.7 µs for a batch of a few rows.</summary>
    [Fact]
    public void MethodsWithScratchMemoryAreNotInlined()
    {
        List<MethodInfo> methods = [.. typeof(LossAttribute).Assembly.GetTypes().SelectMany(t => t.GetMethods(Everything)).Where(HasScratch)];

        Assert.NotEmpty(methods);
        Assert.Empty(methods.Where(m => (m.MethodImplementationFlags & MethodImplAttributes.NoInlining) == 0).Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));
        Assert.Empty(methods.Where(m => m.GetMethodBody()!.InitLocals).Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));
    }

    private static bool HasScratch(MethodInfo method) =>
        method.GetMethodBody() is { } body && body.LocalVariables.Any(v => v.LocalType is { IsValueType: true, StructLayoutAttribute.Size: > MostBytes });
}
