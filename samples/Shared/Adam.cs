using System;

namespace Samples;

/// <summary>The optimiser AdamW (Kingma and Ba, 2015; Loshchilov and Hutter, 2019).</summary>
internal sealed class Adam(int parameters, float learningRate, float weightDecay)
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] _means = new float[parameters];
    private readonly float[] _squares = new float[parameters];
    private int _steps;

    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _steps++;
        float meanScale = 1 / (1 - MathF.Pow(MeanDecay, _steps));
        float squareScale = 1 / (1 - MathF.Pow(SquareDecay, _steps));
        for (int i = 0; i < parameters.Length; i++)
        {
            _means[i] += (1 - MeanDecay) * (gradients[i] - _means[i]);
            _squares[i] += (1 - SquareDecay) * ((gradients[i] * gradients[i]) - _squares[i]);
            float direction = _means[i] * meanScale / (MathF.Sqrt(_squares[i] * squareScale) + Epsilon);
            parameters[i] -= learningRate * (direction + (weightDecay * parameters[i]));
        }
    }
}
