using System;

namespace BreastCancer;

/// <summary>The optimiser AdamW (Kingma and Ba, 2015; Loshchilov and Hutter, 2019).</summary>
internal sealed class Adam(int parameters, float learningRate, float weightDecay)
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] means = new float[parameters];
    private readonly float[] squares = new float[parameters];
    private int steps;

    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        steps++;
        float meanScale = 1 / (1 - MathF.Pow(MeanDecay, steps));
        float squareScale = 1 / (1 - MathF.Pow(SquareDecay, steps));
        for (int i = 0; i < parameters.Length; i++)
        {
            means[i] += (1 - MeanDecay) * (gradients[i] - means[i]);
            squares[i] += (1 - SquareDecay) * ((gradients[i] * gradients[i]) - squares[i]);
            float direction = means[i] * meanScale / (MathF.Sqrt(squares[i] * squareScale) + Epsilon);
            parameters[i] -= learningRate * (direction + (weightDecay * parameters[i]));
        }
    }
}
