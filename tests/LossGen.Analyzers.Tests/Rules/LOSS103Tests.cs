using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS103Tests
{
    private const string OneHot = "private extern int[] OneHot(int[] indices, int classes);\n\n";

    public static TheoryData<string> Wrong =>
    [
        OneHot + "void M(float[] z, int[] y) => Losses.CrossEntropy(z, {|LOSS103:OneHot(y, 3)|});",
        OneHot + "void M(float[] z, int[] y)\n{\n    int[] t = OneHot(y, 3);\n    Losses.Nll(z, {|LOSS103:t|});\n}",
        "private extern void to_one_hot(int[] indices, Span<int> result);\n\nvoid M(float[] z, int[] y, int[] t)\n{\n    to_one_hot(y, t);\n    Losses.Sparse(z, {|LOSS103:t|});\n}",
        "void M(float[] z, float[] g)\n{\n    int[] t = [0, 1, 0, 1, 0, 0];\n    Losses.CrossEntropy(z, {|LOSS103:t|}, g);\n}",
        "void M(float[] z) => Losses.CrossEntropy(z, {|LOSS103:new[] { 0, 0, 0, 1 }|}, 4);",
        "void M(float[] z, int[] y, int rows, int classes)\n{\n    int[] t = new int[rows * classes];\n    for (int r = 0; r < rows; r++) t[r * classes + y[r]] = 1;\n    Losses.SoftmaxFocal(z, {|LOSS103:t|});\n}",
        "void M(float[] z, int[] y, int rows)\n{\n    int[] t = new int[rows * 3];\n    for (int r = 0; r < rows; r++)\n    {\n        Span<int> row = t.AsSpan(r * 3, 3);\n        row[y[r]] = 1;\n    }\n    Losses.CrossEntropy(z, {|LOSS103:t|});\n}",
        "void M(float[] z, int[] y, int rows)\n{\n    int[] t = new int[rows * 3];\n    for (int r = 0; r < rows; r++)\n    {\n        for (int c = 0; c < 3; c++) t[r * 3 + c] = c == y[r] ? 1 : 0;\n    }\n    Losses.CrossEntropy(z, {|LOSS103:t|});\n}",
        "void M(float[] z, int label)\n{\n    Span<int> t = stackalloc int[3];\n    t[label] = 1;\n    Losses.Nll(z, {|LOSS103:t|});\n}",
        // As many as there are logits.
        "void M(float[] g)\n{\n    float[] z = [1, 2, 3, 4, 5, 6];\n    Losses.CrossEntropy(z, {|LOSS103:[0, 1, 0, 1, 0, 0]|}, g);\n}",
        "void M(float[] z)\n{\n    float[] g = new float[9];\n    if (z.Length == 3) g = new float[3];\n    Losses.CrossEntropy(z, {|LOSS103:[0, 1, 0]|}, g);\n}",
        "void M(float[] z, [Holds(ValueKind.OneHot)] ReadOnlySpan<int> t) => Losses.CrossEntropy(z, {|LOSS103:t|});",
        "void M(float[] z, int[] y, int[] t)\n{\n    Labels.OneHot<int>(y, 3, t);\n    Losses.Nll(z, {|LOSS103:t|});\n}\n\nprivate static class Labels { public static extern void OneHot<T>(ReadOnlySpan<int> indices, int classes, Span<T> result); }",
    ];

    public static TheoryData<string> Right =>
    [
        "void M(float[] z, int[] y) => Losses.CrossEntropy(z, y);",
        // As many classes as there are rows of logits, or of the gradient.
        "void M(float[] g)\n{\n    float[] z = [1, 2, 3, 4, 5, 6, 7, 8, 9];\n    int[] t = [0, 1, 0];\n    Losses.CrossEntropy(z, t, g);\n}",
        "void M(float[] z)\n{\n    int[] t = [0, 1, 0];\n    var g = new float[9];\n    Losses.CrossEntropy(z, t, g);\n}",
        "void M(float[] z)\n{\n    float[] g = new float[3 * 3];\n    Losses.CrossEntropy(z, new[] { 1, 0, 0 }, g.AsSpan());\n}",
        "void M(float[] z)\n{\n    Span<float> g = stackalloc float[18];\n    Losses.CrossEntropy(z, [0, 1, 0, 1, 0, 0], g);\n}",
        "void M(float[] z) => Losses.CrossEntropy(z.AsSpan(0, 16), new[] { 0, 0, 0, 1 }, 4);",
        "void M() => Losses.CrossEntropy(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, [0, 1, 0], new float[9]);",
        // Zeros and ones may be the classes of two.
        "void M(float[] z) => Losses.CrossEntropy(z, new[] { 0, 1, 1, 0 }, 2);",
        "void M(float[] z) => Losses.CrossEntropy(z, new[] { 0, 1, 0, 1, 0, 0 });",
        "void M(float[] z, int classes) => Losses.CrossEntropy(z, new[] { 0, 1, 0, 1, 0, 0 }, classes);",
        // Not one per row.
        "void M(float[] z, float[] g) => Losses.CrossEntropy(z, [0, 1, 1, 1, 0, 0], g);",
        "void M(float[] z, float[] g) => Losses.CrossEntropy(z, [0, 0, 0, 1, 0, 0], g);",
        "void M(float[] z, float[] g) => Losses.CrossEntropy(z, [0, 1, 0, 1], g);",
        "void M(float[] z, float[] g) => Losses.CrossEntropy(z, [0, 2, 1], g);",
        "void M(float[] z, float[] g) => Losses.CrossEntropy(z, [0, 0, 0], g);",
        // Overwritten since.
        "void M(float[] z, float[] g, int[] y)\n{\n    int[] t = [0, 1, 0];\n    for (int i = 0; i < 3; i++) t[i] = y[i];\n    Losses.CrossEntropy(z, t, g);\n}",
        OneHot + "void M(float[] z, int[] y)\n{\n    int[] t = OneHot(y, 3);\n    y.CopyTo(t, 0);\n    Losses.CrossEntropy(z, t);\n}",
        // One-hot rows of floating-point numbers are what this one takes.
        "private extern float[] OneHot(int[] indices);\n\nvoid M(float[] z, float[] g, int[] y) => Losses.SoftCrossEntropy(z, OneHot(y), g);",
        // Marks, but not one in each row.
        "void M(float[] z, int[] tags, int[] t)\n{\n    t = new int[10];\n    foreach (int tag in tags) t[tag] = 1;\n    Losses.CrossEntropy(z, t);\n}",
        "private extern int ArgMax(ReadOnlySpan<float> row);\n\nvoid M(float[] z, float[] t, int rows)\n{\n    int[] y = new int[rows];\n    for (int r = 0; r < rows; r++) y[r] = ArgMax(t.AsSpan(r * 3, 3));\n    Losses.CrossEntropy(z, y);\n}",
        "private extern int[] OneHotToIndices(int[] t);\n\nvoid M(float[] z, int[] t) => Losses.CrossEntropy(z, OneHotToIndices(t));",
        // Every other label is 1.
        "void M(float[] z, int rows)\n{\n    int[] t = new int[rows * 2];\n    for (int i = 0; i < rows; i++) t[2 * i + 1] = 1;\n    Losses.CrossEntropy(z, t);\n}",
        "void M(float[] z, int rows, int at)\n{\n    int[] t = new int[rows * 4];\n    for (int i = 0; i < rows; i++) t[4 * i + at] = 1;\n    Losses.CrossEntropy(z, t);\n}",
        // One class against the rest: the outer loop is not over columns.
        "void M(float[] z, int[] y, int[] t, int rows)\n{\n    for (int c = 0; c < 3; c++)\n    {\n        for (int r = 0; r < rows; r++) t[r] = y[r] == c ? 1 : 0;\n        Losses.CrossEntropy(z, t, 2);\n    }\n}",
        "void M(float[] z, int[] t, int rows)\n{\n    for (int i = 0; i < rows; i++) t[i] = i == rows - 1 ? 1 : 0;\n    Losses.CrossEntropy(z, t, 2);\n}",
        // As many as are above a threshold.
        "void M(float[] z, int rows)\n{\n    int[] t = new int[rows * 3];\n    for (int r = 0; r < rows; r++)\n    {\n        for (int c = 0; c < 3; c++)\n        {\n            if (z[r * 3 + c] > 0) t[r * 3 + c] = 1;\n        }\n    }\n    Losses.CrossEntropy(z, t);\n}",
        "void M(float[] z, int last)\n{\n    int[] t = new int[20];\n    t[last] = 1;\n    Losses.CrossEntropy(z, t);\n}",
        // Several in a row.
        "void M(float[] z, int[][] tags, int rows)\n{\n    int[] t = new int[rows * 9];\n    for (int r = 0; r < rows; r++)\n    {\n        foreach (int tag in tags[r]) t[r * 9 + tag] = 1;\n    }\n    Losses.CrossEntropy(z, t);\n}",
        "void M(float[] z, int[][] tags, int rows)\n{\n    int[] t = new int[rows * 9];\n    for (int r = 0; r < rows; r++)\n    {\n        Span<int> row = t.AsSpan(r * 9, 9);\n        for (int i = 0; i < tags[r].Length; i++) row[tags[r][i]] = 1;\n    }\n    Losses.CrossEntropy(z, t);\n}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
