using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS113Tests
{
    public static TheoryData<string> Wrong =>
    [
        "for (int start = 0; start < rows; start += 32)\n{\n    int count = Math.Min(32, rows - start);\n    {|LOSS113:Losses.SumMse(z.AsSpan(start, count), t.AsSpan(start, count), g.AsSpan(0, count))|};\n}",
        "for (int start = 0; start < rows; start += 32)\n{\n    {|LOSS113:Losses.SumMse(z.AsSpan(start, Math.Min(32, rows - start)), t.AsSpan(start, Math.Min(32, rows - start)), g)|};\n}",
        "foreach (float[] x in z.Chunk(32)) {|LOSS113:Losses.SumMse(x, t, g)|};",
        "for (int start = 0; start < rows; start += 32)\n{\n    int end = Math.Min(start + 32, rows);\n    float loss = {|LOSS113:Losses.SumMse(z.AsSpan()[start..end], t.AsSpan()[start..end], g)|};\n}",
        "for (int epoch = 0; epoch < 10; epoch++)\n{\n    foreach (int[] batch in y.Chunk(32))\n    {\n        float[] x = Array.ConvertAll(batch, i => z[i]);\n        {|LOSS113:Losses.SumMse(x, t, g)|};\n    }\n}",
        "for (int start = 0; start < rows; start += 32)\n{\n    {|LOSS113:Losses.SumMse(z[start..Math.Min(start + 32, rows)], t[start..Math.Min(start + 32, rows)], g)|};\n}",
        // A factor that is something else's, or of which no use is made.
        "foreach (float[] x in z.Chunk(32))\n{\n    float half = 1f / x.Length;\n    {|LOSS113:Losses.SumMse(x, t, g)|};\n    for (int i = 0; i < g.Length; i++) p[i] -= 0.1f * g[i];\n}",
        "for (int start = 0; start < rows; start += 32)\n{\n    int count = Math.Min(32, rows - start);\n    {|LOSS113:Losses.SumMse(z.AsSpan(start, count), t.AsSpan(start, count), g)|};\n    Step(p, g.AsSpan(0, count));\n    Console.WriteLine(count);\n}\n\nstatic void Step(float[] weights, Span<float> gradient) { }",
    ];

    public static TheoryData<string> Right =>
    [
        "Losses.SumMse(z, t, g);",
        "for (int epoch = 0; epoch < 10; epoch++) Losses.SumMse(z, t, g);",
        "for (int start = 0; start < rows; start += 32) Losses.SumMse(z.AsSpan(start, 32), t.AsSpan(start, 32), g);",
        "for (int start = 0; start < rows; start += classes) Losses.SumMse(z.AsSpan(start, classes), t.AsSpan(start, classes), g);",
        // No gradient: nothing is trained.
        "foreach (float[] x in z.Chunk(32)) Losses.SumMse(x, t);",
        // Means.
        "foreach (float[] x in z.Chunk(32)) Losses.Mse(x, t, g);",
        // Scaled by what is given, or afterwards.
        "foreach (float[] x in z.Chunk(32)) Losses.SumMse(x, t, 1f / x.Length, g);",
        "foreach (float[] x in z.Chunk(32))\n{\n    Losses.SumMse(x, t, g);\n    TensorPrimitives.Divide(g, x.Length, g);\n}",
        "foreach (float[] x in z.Chunk(32))\n{\n    Losses.SumMse(x, t, g);\n    for (int i = 0; i < g.Length; i++) g[i] /= x.Length;\n}",
        "foreach (float[] x in z.Chunk(32))\n{\n    Losses.SumMse(x, t, g);\n    float step = 0.1f / x.Length;\n}",
        // By a factor made before, or by what takes the step.
        "foreach (float[] x in z.Chunk(32))\n{\n    float scale = 1f / x.Length;\n    Losses.SumMse(x, t, g);\n    for (int i = 0; i < g.Length; i++) p[i] -= 0.1f * scale * g[i];\n}",
        "for (int start = 0; start < rows; start += 32)\n{\n    int count = Math.Min(32, rows - start);\n    float rate = 0.1f / count, step = -rate;\n    Losses.SumMse(z.AsSpan(start, count), t.AsSpan(start, count), g);\n    for (int i = 0; i < g.Length; i++) p[i] += step * g[i];\n}",
        "for (int start = 0; start < rows; start += 32)\n{\n    int count = Math.Min(32, rows - start);\n    Losses.SumMse(z.AsSpan(start, count), t.AsSpan(start, count), g);\n    Step(p, g, count);\n}\n\nstatic void Step(float[] weights, float[] gradient, int samples) { }",
        "foreach (float[] x in z.Chunk(32))\n{\n    Losses.SumMse(x, t, g);\n    Step(p, g, x.Length);\n}\n\nstatic void Step(float[] weights, float[] gradient, int samples) { }",
        // Nothing is known of the batches.
        "foreach (float[] x in new List<float[]> { z, p }) Losses.SumMse(x, t, g);",
        "for (int i = 0; i < 10; i++)\n{\n    Random.Shared.Shuffle(z);\n    Losses.SumMse(z, t, g);\n}",
        "Action step = () => Losses.SumMse(z, t, g);\nforeach (float[] x in z.Chunk(32)) step();",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);
}
