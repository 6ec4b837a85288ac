using System;

namespace LossGen.Benchmarks.Peers;

/// <summary>Cross-entropy as one would write it by hand in C#.</summary>
internal static class ClassScalarPeer
{
    public static double CrossEntropy(Batch batch)
    {
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> logits = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(row * batch.Columns, batch.Columns);
            float top = Top(logits);
            float sum = 0;
            for (int i = 0; i < logits.Length; i++)
            {
                gradients[i] = MathF.Exp(logits[i] - top);
                sum += gradients[i];
            }

            float factor = scale / sum;
            for (int i = 0; i < gradients.Length; i++) gradients[i] *= factor;
            int label = batch.Labels[row];
            gradients[label] -= scale;
            total += MathF.Log(sum) + top - logits[label];
        }

        return total / batch.Rows;
    }

    public static double CrossEntropyForward(Batch batch)
    {
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> logits = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            float top = Top(logits);
            float sum = 0;
            for (int i = 0; i < logits.Length; i++) sum += MathF.Exp(logits[i] - top);
            total += MathF.Log(sum) + top - logits[batch.Labels[row]];
        }

        return total / batch.Rows;
    }

    public static double SoftCrossEntropy(Batch batch)
    {
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> logits = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            ReadOnlySpan<float> targets = batch.Second.AsSpan(row * batch.Columns, batch.Columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(row * batch.Columns, batch.Columns);
            float top = Top(logits);
            float sum = 0, mass = 0, weighted = 0;
            for (int i = 0; i < logits.Length; i++)
            {
                gradients[i] = MathF.Exp(logits[i] - top);
                sum += gradients[i];
                mass += targets[i];
                weighted += targets[i] * (logits[i] - top);
            }

            float factor = scale * mass / sum;
            for (int i = 0; i < gradients.Length; i++) gradients[i] = gradients[i] * factor - scale * targets[i];
            total += mass * MathF.Log(sum) - weighted;
        }

        return total / batch.Rows;
    }

    private static float Top(ReadOnlySpan<float> values)
    {
        float top = values[0];
        foreach (float value in values) top = MathF.Max(top, value);
        return top;
    }
}
