using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>One-hot rows that a loop makes with <c>if</c>.</summary>
public class GuardedLabelsTests
{
    public static TheoryData<string> Wrong =>
    [
        "if (c == y[i]) v[i * 3 + c] = 1;",
        "if (y[i] == c) v[i * 3 + c] = 1;",
        "if (c == y[i])\n{\n    v[i * 3 + c] = 1;\n}\nelse\n{\n    v[i * 3 + c] = 0;\n}",
        "if (y[i] == c) v[i * 3 + c] = 1; else v[i * 3 + c] = 0;",
        "v[i * 3 + c] = 0;\nif (y[i] == c) v[i * 3 + c] = 1;",
    ];

    public static TheoryData<string> Right =>
    [
        "if (z[i * 3 + c] > 0) v[i * 3 + c] = 1;",
        "if (y[i] == c) v[i * 3 + c] = 2;",
        "if (y[i] == c) v[i * 3 + c] = 1; else v[i * 3 + c] = 2;",
        "if (y[i] == c) v[i * 3 + c] = 1;\nif (y[i + 1] == c) v[i * 3 + c] = 1;",
        "if (y[i] == c) v[i * 3 + c] = 1; else v[i * 3 + c] = 0;\nif (y[i + 1] == c) v[i * 3 + c] = 1;",
        "if (y[i] == c) v[i * 3 + c] = 0; else v[i * 3 + c] = 1;",
        "if (y[i] == c) v[i * 3 + c] = 1;\nelse if (y[i + 1] == c) v[i * 3 + c] = 1;",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(Fill(body, "{|LOSS103:v|}"));

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(Fill(body, "v"));

    [Fact]
    public Task SpeaksOfRows() => Misuse.Body("int[] v = new int[rows * 3];\nfor (int i = 0; i < rows; i++)\n{\n    Span<int> row = v.AsSpan(i * 3, 3);\n    for (int c = 0; c < 3; c++)\n    {\n        if (c == y[i]) row[c] = 1;\n    }\n}\nLosses.CrossEntropy(z, {|LOSS103:v|}, g);");

    [Fact]
    public Task SpeaksOfSigns() => Misuse.Body(Fill("if (y[i] == c) v[i * 3 + c] = 1; else v[i * 3 + c] = -1;", "v").Replace("int[] v = new int", "float[] v = new float").Replace("Losses.CrossEntropy(z, v, g)", "Losses.BceLogits(z, {|LOSS108:v|})"));

    [Fact]
    public Task SilentOverOtherNumbers() => Misuse.Body(Fill("if (y[i] == c) v[i * 3 + c] = 1;", "v").Replace("new int[rows * 3]", "(int[])y.Clone()"));

    private static string Fill(string body, string labels) =>
        "int[] v = new int[rows * 3];\nfor (int i = 0; i < rows; i++)\n{\n    for (int c = 0; c < 3; c++)\n    {\n        " + body.Replace("\n", "\n        ")
        + "\n    }\n}\nLosses.CrossEntropy(z, " + labels + ", g);";
}
