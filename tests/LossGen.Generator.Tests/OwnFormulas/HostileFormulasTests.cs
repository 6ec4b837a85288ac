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

    /// <summary>What the generator may allocate for one formula, all stages together.</summary>
    private const long MostMemory = 400_000_000;

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

    /// <summary>A name, the formula, whether it is of rows, and the words of the limit that it exceeds; null where it is compiled.</summary>
    private static readonly Dictionary<string, (string Members, bool OfRows, string? Exceeds)> Large = new()
    {
        ["Squares"] = (Repeated(40, _ => "s = s*s; "), false, null),
        ["Products"] = (Repeated(40, _ => "{ float u = s*t; t = u*s; s = u; } "), false, null),
        ["Selects"] = (Repeated(30, i => $"s = s > {i}f ? s*b : s + a; "), false, null),
        ["ManySelects"] = (Repeated(60, i => $"s = s > {i}f ? s*b : s + a; "), false, "a gradient of more than 2500"),
        ["Maxima"] = (Repeated(10, i => $"s = MathF.Max(s*b, MathF.Min(s, a + {i}f)); "), false, null),
        ["ManyMaxima"] = (Repeated(90, i => $"s = MathF.Max(s*b, MathF.Min(s, a + {i}f)); "), false, "a gradient of more than 2500"),
        ["Branches"] = (Repeated(10, i => $"if (s > t*{i}f) {{ s = s*t; }} else {{ t = t + s; }} "), false, null),
        ["ManyBranches"] = (Repeated(30, i => $"if (s > t*{i}f) {{ s = s*t; }} else {{ t = t + s; }} "), false, "a gradient of more than 2500"),
        ["Assignments"] = (Repeated(500, i => $"if (a > {i}) t = t*2; "), false, "more than 400 operations"),
        ["ManyAssignments"] = (Repeated(5000, i => $"if (a > {i}) t = t*2; "), false, "more than 400 operations"),
        ["Sines"] = (Repeated(5000, _ => "s = s*1.0001f + MathF.Sin(s); "), false, "more than 400 operations"),
        ["OtherwiseChain"] = ("static float F(float a, float b) { float s = a, t = b; " + string.Join(" else ", Enumerable.Range(0, 300).Select(i => $"if (a > {i}f) s = t;")) + " return s; }", false, "LOSS035"),
        ["ReturnChain"] = ("static float F(float a, float b) { " + string.Join(" else ", Enumerable.Range(0, 300).Select(i => $"if (a > {i}f) return b;")) + " return a; }", false, "LOSS035"),
        ["CallsWithinCalls"] = ("static float F(float a, float b) => " + string.Concat(Enumerable.Repeat("MathF.Sin(1 + ", 300)) + "a*b" + new string(')', 300) + ";", false, "LOSS035"),
        ["LongSum"] = ("static float F(float a, float b) => " + string.Join(" + ", Enumerable.Range(0, 3000).Select(i => $"a*{i}f")) + ";", false, "LOSS035"),
        ["Helpers"] = (Helpers(1000, i => $"G{i + 1}(x + 1)*x"), false, "LOSS035"),
        ["HelpersTwice"] = (Helpers(25, i => $"G{i + 1}(x)*G{i + 1}(x + 1)"), false, "LOSS035"),
        ["Powers"] = (Repeated(30, _ => "s = MathF.Pow(s*s + 1, b) + s; "), false, null),
        ["Switch"] = ("static float F(float a, float b) => a switch { " + string.Concat(Enumerable.Range(0, 40).Select(i => $"< {i}f => a*b + {i}f, ")) + "_ => b };", false, null),
        ["Reductions"] = (OfRows(7, _ => "{ float u = s; s = Row.LogSumExp(a, b, (x, y) => x*y + t*0.5f)*0.3f; t = u; } "), true, null),
        ["ManyReductions"] = (OfRows(20, _ => "{ float u = s; s = Row.LogSumExp(a, b, (x, y) => x*y + t*0.5f)*0.3f; t = u; } "), true, "goes over its rows more than 12 times"),
        ["RowMaxima"] = (OfRows(5, _ => "s = Row.Max(a, x => x*s); "), true, null),
        ["ManyRowMaxima"] = (OfRows(40, _ => "s = Row.Max(a, x => x*s); "), true, "goes over its rows more than 12 times"),
        ["Sums"] = (OfRows(60, _ => "s = Row.Sum(a, b, (x, y) => x*y*s) + s; "), true, null),
        ["FlatSums"] = (OfRows(20, i => $"s += Row.Sum(a, b, (x, y) => MathF.Exp(x*{i}f - y)); "), true, null),
    };

    public static TheoryData<string> LargeNames => [.. Large.Keys];

    [Theory]
    [MemberData(nameof(LargeNames))]
    public void CompiledIntoLittleOrRefused(string name)
    {
        (string members, bool ofRows, string? exceeds) = Large[name];
        CSharpCompilation compilation = Consumer.Strict.Compile([Consumer.Strict.Parse(Source(members, ofRows ? Elements + ", int classes" : Elements), "Source.cs")]);
        long allocated = 0;
        ImmutableArray<GeneratedSourceResult> generated = Small.Stack(() =>
        {
            GeneratorDriverRunResult run = CSharpGeneratorDriver
                .Create([new LossGenerator().AsSourceGenerator()], parseOptions: Consumer.Strict.ParseOptions).RunGenerators(compilation).GetRunResult();
            allocated = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(run.Results.Single().Exception);
            return run.Results.Single().GeneratedSources;
        });
        string text = string.Concat(generated.Select(g => g.SourceText.ToString()));
        Assert.InRange(text.Length, 1, MostText);
        Assert.InRange(allocated, 1, MostMemory);
        if (exceeds is null) Assert.DoesNotContain("LOSS0", text);
        else Assert.Contains(exceeds, text);
    }

    private static string Repeated(int count, Func<int, string> statement) =>
        "static float F(float a, float b) { float s = a, t = b; " + string.Concat(Enumerable.Range(0, count).Select(statement)) + "return s + t; }";

    private static string OfRows(int count, Func<int, string> statement) =>
        "static float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b) { float s = 1, t = 0; " + string.Concat(Enumerable.Range(0, count).Select(statement)) + "return s + t; }";

    private static string Helpers(int count, Func<int, string> body) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"static float G{i}(float x) => {body(i)}; ")) + $"static float G{count}(float x) => x; static float F(float a, float b) => G0(a)*b;";

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
