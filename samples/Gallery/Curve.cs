using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using LossGen.Generator.Formulas;

namespace LossGen.Gallery;

/// <summary>ℓ and its slope along a stage.</summary>
/// <param name="Label">Such as "γ = 2".</param>
/// <param name="Points">Where.</param>
/// <param name="Losses">ℓ there.</param>
/// <param name="Slopes">∂ℓ/∂x there.</param>
internal sealed record Curve(string Label, double[] Points, double[] Losses, double[] Slopes)
{
    /// <summary>Called as a generated method is, by arrays.</summary>
    public delegate double Method(double[][] numbers, int[][] indices, double[] gradient, double[] options);

    /// <summary>From a generated method, written by <see cref="Declared.Callable"/> and compiled.</summary>
    public static Curve Generated(Assembly assembly, string name, Stage stage, IReadOnlyList<double> options, string label, int count)
    {
        Method call = assembly.GetType("Losses")!.GetMethod("Call" + name, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Method>();
        double[] points = stage.Points(count), losses = new double[count], slopes = new double[count];
        double[] given = [.. options];
        for (int i = 0; i < count; i++)
        {
            double[][] numbers = [.. stage.Spans.Select(s => s.IsInteger ? [] : s.At(points[i]))];
            int[][] indices = [.. stage.Spans.Select(s => s.IsInteger ? Array.ConvertAll(s.At(points[i]), v => (int)v) : [])];
            double[] gradient = new double[numbers[0].Length];
            losses[i] = call(numbers, indices, gradient, given);
            slopes[i] = gradient[stage.Moving];
        }

        return new(label, points, losses, slopes);
    }

    /// <summary>From the generator's own graph, step by step: without compiling, and so at once.</summary>
    /// <param name="explanation">The graph; its ℓ must be known.</param>
    /// <param name="stage">Where.</param>
    /// <param name="options">The values of run-time parameters, by name.</param>
    /// <param name="count">How many points.</param>
    public static Curve Interpreted(Explanation explanation, Stage stage, IReadOnlyDictionary<string, double> options, int count)
    {
        string moving = stage.Spans[0].Name;
        Tape tape = new([explanation.Loss!, explanation.Gradients[moving]], stage.Spans[0].At(stage.From).Length);
        Dictionary<string, double[]> values = [];
        double[] points = stage.Points(count), losses = new double[count], slopes = new double[count];
        for (int i = 0; i < count; i++)
        {
            foreach (StageSpan span in stage.Spans) values[span.Name] = span.At(points[i]);
            tape.Run((name, column) => values.TryGetValue(name, out double[]? span) ? span[Math.Min(column, span.Length - 1)] : options[name]);
            losses[i] = tape[0, 0];
            slopes[i] = tape[1, stage.Moving];
        }

        return new("", points, losses, slopes);
    }

    /// <summary>Whether every number of the one is that of the other, up to a few roundings.</summary>
    public bool Agrees(Curve other, double tolerance) =>
        Losses.Concat(Slopes).Zip(other.Losses.Concat(other.Slopes), (a, b) => double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a))).All(same => same);
}
