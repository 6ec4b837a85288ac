using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS108Tests
{
    public static TheoryData<string> Wrong =>
    [
        "float[] x = [0, 1, 1, 0];\nLosses.Hinge(z, {|LOSS108:x|});",
        "Losses.SoftMargin(z, {|LOSS108:new float[] { 1, 0 }|});",
        "ReadOnlySpan<float> x = stackalloc float[] { 0, 1, 0 };\nLosses.Cosine(z, p, {|LOSS108:x|});",
        "float[] x = [0, 1];\nLosses.Ranking(z, p, {|LOSS108:x|});",
        "for (int i = 0; i < rows; i++) p[i] = y[i] > 2 ? 1 : 0;\nLosses.Hinge(z, {|LOSS108:p|});",
        "p = new float[rows];\nfor (int i = 0; i < rows; i++)\n{\n    if (y[i] > 2) p[i] = 1;\n}\nLosses.Hinge(z, {|LOSS108:p|});",
        "for (int i = 0; i < rows; i++)\n{\n    if (y[i] > 2) p[i] = 1;\n    else p[i] = -1;\n}\nLosses.BceLogits(z, {|LOSS108:p|});",
        "float[] x = [-1, 1, 1];\nLosses.Bce(z, {|LOSS108:x|});",
        "float[] x = [-1, 1, 1];\nLosses.BceLogits(z, {|LOSS108:x|});",
        "float[] x = [-1, 1, 1];\nLosses.SigmoidFocal(z, {|LOSS108:x|});",
        "float[] x = new float[6];\nfor (int r = 0; r < rows; r++) x[r * classes + y[r]] = 1;\nLosses.Hinge(z, {|LOSS108:x|});",
    ];

    public static TheoryData<string> WrongMembers =>
    [
        "void M(float[] z, [Holds(ValueKind.BinaryLabels)] float[] t) => Losses.Hinge(z, {|LOSS108:t|});",
        "void M(float[] z, [Holds(ValueKind.SignLabels)] float[] t) => Losses.Bce(z, {|LOSS108:t|});",
        "private static readonly float[] T = [0, 1, 1];\n[Holds(ValueKind.BinaryLabels)] private static float[] Y => T;\n\nvoid M(float[] z) => Losses.SoftMargin(z, {|LOSS108:Y|});",
    ];

    public static TheoryData<string> Right =>
    [
        "float[] x = [-1, 1, 1];\nLosses.Hinge(z, x);",
        "float[] x = [0, 1, 1];\nLosses.BceLogits(z, x);",
        "Losses.Hinge(z, t);",
        // All of one sort may be either.
        "float[] x = [1, 1, 1];\nLosses.Hinge(z, x);",
        "float[] x = [0, 0, 0];\nLosses.Hinge(z, x);",
        "float[] x = new float[3];\nLosses.Hinge(z, x);",
        // Neither.
        "float[] x = [0, 0.5f, 1];\nLosses.Hinge(z, x);",
        "float[] x = [-1, 0, 1];\nLosses.BceLogits(z, x);",
        // Translated.
        "float[] x = [0, 1, 1];\nfor (int i = 0; i < 3; i++) x[i] = 2 * x[i] - 1;\nLosses.Hinge(z, x);",
        "float[] x = [0, 1, 1];\nfloat[] s = Array.ConvertAll(x, v => v * 2 - 1);\nLosses.Hinge(z, s);",
        "float[] x = [0, 1, 1];\nTensorPrimitives.MultiplyAdd(x, 2f, stackalloc float[3], x);\nLosses.Hinge(z, x);",
        "for (int i = 0; i < rows; i++) p[i] = y[i] > 2 ? 1 : -1;\nLosses.Hinge(z, p);",
        "for (int i = 0; i < rows; i++) p[i] = y[i] == 0 ? -1 : y[i];\nLosses.Hinge(z, p);",
        // Overwritten in part, by what is not known.
        "float[] x = [0, 1, 1];\nx[0] = z[0];\nLosses.Hinge(z, x);",
        // Predictions of 0 and 1 are what they are.
        "float[] x = [0, 1, 1];\nLosses.Hinge(x, t);",
    ];

    /// <summary>Where the labels come from is said as well.</summary>
    [Theory]
    [InlineData("float[] x = [0, 1];", "[0, 1]")]
    [InlineData("float[] x = new float[6];\n    for (int i = 0; i < 6; i++) x[i] = z[i] > 2 ? 1 : 0;", "x[i] = z[i] > 2 ? 1 : 0")]
    [InlineData("float[] x = new float[6];\n    for (int i = 0; i < 6; i++) x[i] = z[i] switch { > 2 => 1, _ => 0 };", "x[i] = z[i] switch { > 2 => 1, _ => 0 }")]
    public async Task NamesTheLabels(string labels, string text)
    {
        Diagnostic found = Assert.Single(await Misuse.DiagnoseMembers($"void M(float[] z)\n{{\n    {labels}\n    Losses.Hinge(z, x);\n}}"));
        Location location = Assert.Single(found.AdditionalLocations);
        Assert.Equal(text, location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public Task SpeaksAcrossMembers(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);
}
