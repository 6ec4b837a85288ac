using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Nested loops reach all of the memory only where the inner one goes as far as the outer one steps.</summary>
public class PartsOfRowsTests
{
    public static TheoryData<string> Wrong =>
    [
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < classes; k++) z[i * classes + k] = 1 / (1 + MathF.Exp(-z[i * classes + k]));\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < 3; k++) z[i * 3 + k] = 1 / (1 + MathF.Exp(-z[i * 3 + k]));\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
        "const int Columns = 3;\nfor (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k <= Columns - 1; k++) z[i * Columns + k] = 1 / (1 + MathF.Exp(-z[i * Columns + k]));\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = classes - 1; k >= 0; k--) z[i * classes + k] = 1 / (1 + MathF.Exp(-z[i * classes + k]));\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
        "for (int b = 0; b < 2; b++)\n{\n    for (int c = 0; c < classes; c++)\n    {\n        for (int i = 0; i < rows; i++) z[(b * classes + c) * rows + i] = 1 / (1 + MathF.Exp(-z[(b * classes + c) * rows + i]));\n    }\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
        "for (int s = 0; s < z.Length; s += 32)\n{\n    for (int k = 0; k < Math.Min(32, z.Length - s); k++) z[s + k] = 1 / (1 + MathF.Exp(-z[s + k]));\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
        "int width = z.Length / rows;\nfor (int i = 0; i < rows; i++)\n{\n    int k = 0;\n    while (k < width)\n    {\n        z[i * width + k] = 1 / (1 + MathF.Exp(-z[i * width + k]));\n        k++;\n    }\n}\nLosses.BceLogits({|LOSS102:z|}, t);",
    ];

    public static TheoryData<string> Right =>
    [
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < 2; k++) z[i * 6 + k] = 1 / (1 + MathF.Exp(-z[i * 6 + k]));\n    Losses.CrossEntropy(z.AsSpan(i * 6 + 2, 4), y, g);\n}",
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < 2; k++) z[i * 6 + k] = 1 / (1 + MathF.Exp(-z[i * 6 + k]));\n}\nfor (int i = 0; i < rows; i++) Losses.CrossEntropy(z.AsSpan(i * 6 + 2, 4), y, g);",
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < 2; k++) z[i * classes + k] = 1 / (1 + MathF.Exp(-z[i * classes + k]));\n}\nLosses.BceLogits(z, t);",
        "for (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < 2; k++) p[i * 2 + k] = 1 / (1 + MathF.Exp(-z[i * 6 + k]));\n}\nLosses.Bce(z, t);",
        "for (int b = 0; b < rows; b++)\n{\n    for (int i = 0; i < 16; i++) z[b * classes * 16 + i] = 1 / (1 + MathF.Exp(-z[b * classes * 16 + i]));\n}\nLosses.BceLogits(z, t);",
        "int plane = z.Length / rows / classes;\nfor (int b = 0; b < rows; b++)\n{\n    for (int i = 0; i < plane; i++) z[b * classes * plane + i] = 1 / (1 + MathF.Exp(-z[b * classes * plane + i]));\n}\nLosses.BceLogits(z, t);",
        "for (int b = 0; b < rows; b++)\n{\n    for (int r = 0; r < 2; r++) TensorPrimitives.SoftMax(z.AsSpan((b * 4 + r) * 3, 3), p.AsSpan((b * 4 + r) * 3, 3));\n}\nLosses.CrossEntropy(p, y, g);",
        "float[,] a = new float[rows, 6];\nfor (int i = 0; i < rows; i++)\n{\n    for (int k = 0; k < 2; k++) a[i, k] = 1 / (1 + MathF.Exp(-z[i * 6 + k]));\n}\nLosses.BceLogits(MemoryMarshal.CreateSpan(ref a[0, 0], a.Length), t);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);
}
