using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Shapes;

/// <summary>Sources that declare a loss somewhere odd, and how it is called. The check: they compile without a warning and give the right number.</summary>
internal static class ShapeSource
{
    /// <summary>A mean squared error with its gradient, to be put into a type.</summary>
    public const string Method = """
        /// <summary>A loss.</summary>
        [global::LossGen.Loss(global::LossGen.Kind.MeanSquaredError)]
        public static partial float Squared(global::System.ReadOnlySpan<float> predictions, global::System.ReadOnlySpan<float> targets, global::System.Span<float> gradPredictions);
        """;

    /// <summary>Compiles and calls the method on (1, 2, 3) and (1, 1, 1).</summary>
    /// <param name="call">The method with its type, as written in C#.</param>
    /// <param name="sources">Declarations.</param>
    public static void AssertRuns(string call, params string[] sources) => AssertRuns(Consumer.Strict, [call], sources);

    public static void AssertRuns(Consumer consumer, string call, params string[] sources) => AssertRuns(consumer, [call], sources);

    /// <summary>The same of several methods in one compilation, which is what takes the time.</summary>
    public static void AssertRun(IEnumerable<(string Call, string Source)> shapes)
    {
        (string Call, string Source)[] all = [.. shapes];
        AssertRuns(Consumer.Strict, [.. all.Select(s => s.Call)], [.. all.Select(s => s.Source)]);
    }

    private static void AssertRuns(Consumer consumer, string[] calls, string[] sources)
    {
        string entry = $$"""
            internal static class EntryPoint
            {
                {{string.Join("\n", calls.Select((c, i) => $"public static float Run{i}(float[] p, float[] t, float[] g) => {c}(p, t, g);"))}}
            }
            """;
        using LoadedAssembly loaded = LossCompilation.Of(consumer, [entry, .. sources]).Load();
        for (int i = 0; i < calls.Length; i++)
        {
            float[] gradient = new float[3];
            object? loss = loaded.Invoke("EntryPoint", "Run" + i, new float[] { 1, 2, 3 }, new float[] { 1, 1, 1 }, gradient);

            Assert.Equal(5f / 3, loss);
            Assert.Equal([0f, 2f / 3, 4f / 3], gradient, Near);
        }
    }

    private static bool Near(float a, float b) => Math.Abs(a - b) < 1e-6;
}
