using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Formulas that loop, grow or nest without end if they are not watched: each is compiled into little code or refused in words, on a small stack.</summary>
public sealed class HostileFormulasTests
{
    /// <summary>What a file may take, whatever the formula.</summary>
    private const int MostText = 1_000_000;

    private const string Elements = "ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> gradA, Span<float> gradB";

    private static readonly Dictionary<string, string> Odd = new()
    {
        ["WeightOfZero"] = "const float W = 0; static float F(float a, float b) => W*a*a + W*a*b;",
        ["ZeroWithin"] = "static float F(float a, float b) => (a + b*0f*(a+b))*(a+b);",
        ["MinusZero"] = "static float F(float a, float b) => -0f*a*b - -0f*b*b + a;",
        ["Infinite"] = "static float F(float a, float b) => float.PositiveInfinity*a*b - float.PositiveInfinity*b*b;",
        ["NotANumber"] = "static float F(float a, float b) => float.NaN*a*b - float.NaN*b*b;",
        ["SwitchedOff"] = "const bool On = false; static float F(float a, float b) => a*b + (On ? 1f : 0f)*a*a + (On ? 1f : 0f)*a*b;",
        ["HugePower"] = "static float F(float a, float b) => MathF.Pow(a, 1e30f) + b;",
        ["InfinitePower"] = "static float F(float a, float b) => MathF.Pow(a, float.PositiveInfinity)*b;",
        ["MinusInfinitePower"] = "static float F(float a, float b) => MathF.Pow(a, float.NegativeInfinity)*b;",
        ["NaNPower"] = "static float F(float a, float b) => MathF.Pow(a, float.NaN)*b;",
        ["LargePower"] = "static float F(float a, float b) => MathF.Pow(a*b, 16777217f);",
        ["TinyPower"] = "static float F(float a, float b) => MathF.Pow(a*b, 1e-40f);",
        ["PowerOfPower"] = "static float F(float a, float b) => MathF.Pow(MathF.Pow(a, b), b)*MathF.Pow(a, b - 1);",
        ["DividedByZero"] = "static float F(float a, float b) => a/0f*b + b/0f*a;",
    };

    public static TheoryData<string> OddNames => [.. Odd.Keys];

    [Theory]
    [MemberData(nameof(OddNames))]
    public void OddConstants(string name)
    {
        LossCompilation built = LossCompilation.Of(Source(Odd[name], Elements));
        Assert.DoesNotContain(built.Generated, g => g.SourceText.ToString().Contains("LOSS0"));
        built.ToImage();
    }

    /// <summary>A term that is switched off takes nothing from the others.</summary>
    [Fact]
    public void AWeightOfZeroLeavesTheRest()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source("const float W = 0; static float F(float a, float b) => W*a*a + W*a*b + 3*a*b;", Elements)).Load();
        Assert.Equal((18f, 9f, 6f), loaded.Invoke("Losses", "Run"));
    }

    private static string Source(string members, string parameters, string arguments = "") =>
        "using System;\nusing LossGen;\n\n#pragma warning disable\npublic static partial class Losses\n{\n    " + members
        + $"\n\n    [Loss(nameof(F){arguments})]\n    public static partial float Loss({parameters});\n"
        + (parameters == Elements ? "    public static (float, float, float) Run() { float[] a = [2], b = [3], g = new float[1], h = new float[1]; float loss = Loss(a, b, g, h); return (loss, g[0], h[0]); }\n" : "")
        + "}\n";
}
