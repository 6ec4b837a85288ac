using System;

namespace LossGen.Benchmarks.Peers;

/// <summary>The loops that one would write by hand in C#.</summary>
internal static class ScalarPeer
{
    public static double MeanSquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float scale = 1f / predictions.Length;
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            float difference = predictions[i] - targets[i];
            sum += difference * difference;
            gradients[i] = scale * 2 * difference;
        }

        return sum / predictions.Length;
    }

    public static double Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float scale = 1f / predictions.Length;
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            float difference = predictions[i] - targets[i];
            float magnitude = MathF.Abs(difference);
            if (magnitude <= 1)
            {
                sum += 0.5f * difference * difference;
                gradients[i] = scale * difference;
            }
            else
            {
                sum += magnitude - 0.5f;
                gradients[i] = MathF.CopySign(scale, difference);
            }
        }

        return sum / predictions.Length;
    }

    public static double LogCosh(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float scale = 1f / predictions.Length;
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            float difference = predictions[i] - targets[i];
            float magnitude = MathF.Abs(difference);
            sum += magnitude + MathF.Log(1 + MathF.Exp(-2 * magnitude)) - 0.69314718f;
            gradients[i] = scale * MathF.Tanh(difference);
        }

        return sum / predictions.Length;
    }

    public static double BinaryCrossEntropyWithLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float scale = 1f / logits.Length;
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            float x = logits[i];
            float y = targets[i];
            float e = MathF.Exp(-MathF.Abs(x));
            float s = 1 / (1 + e);
            sum += MathF.Max(x, 0) - x * y + MathF.Log(1 + e);
            gradients[i] = scale * ((x >= 0 ? s : e * s) - y);
        }

        return sum / logits.Length;
    }

    public static double BinaryCrossEntropyForward(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            float x = logits[i];
            sum += MathF.Max(x, 0) - x * targets[i] + MathF.Log(1 + MathF.Exp(-MathF.Abs(x)));
        }

        return sum / logits.Length;
    }

    public static double Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float scale = 1f / logits.Length;
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            float x = logits[i];
            float y = targets[i];
            float e = MathF.Exp(-MathF.Abs(x));
            float s = 1 / (1 + e);
            float p = x >= 0 ? s : e * s;
            float cross = MathF.Max(x, 0) - x * y + MathF.Log(1 + e);
            float miss = p + y - 2 * p * y;
            float alpha = 0.25f * y + 0.75f * (1 - y);
            sum += alpha * miss * miss * cross;
            gradients[i] = scale * alpha * miss * (2 * cross * (1 - 2 * y) * p * (1 - p) + miss * (p - y));
        }

        return sum / logits.Length;
    }
}
