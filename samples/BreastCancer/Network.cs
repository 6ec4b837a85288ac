using System;
using System.Numerics.Tensors;

namespace BreastCancer;

/// <summary>A multi-layer perceptron with one hidden layer (tanh) and one logit, and all its parameters in one array.</summary>
internal sealed class Network
{
    private readonly int _inputs;
    private readonly int _hidden;
    private float[] _activations = [];

    public Network(int inputs, int hidden, Random random)
    {
        _inputs = inputs;
        _hidden = hidden;
        Parameters = new float[(hidden * inputs) + hidden + hidden + 1];
        Gradients = new float[Parameters.Length];
        Fill(HiddenWeights(Parameters), inputs, random);
        Fill(OutputWeights(Parameters), hidden, random);
    }

    public float[] Parameters { get; }

    /// <summary>The gradient of the loss with respect to each parameter, after <see cref="Backward"/>.</summary>
    public float[] Gradients { get; }

    /// <summary>Computes one logit per row.</summary>
    public void Forward(ReadOnlySpan<float> features, Span<float> logits)
    {
        if (_activations.Length < logits.Length * _hidden) _activations = new float[logits.Length * _hidden];

        for (int row = 0; row < logits.Length; row++)
        {
            ReadOnlySpan<float> x = features.Slice(row * _inputs, _inputs);
            Span<float> h = _activations.AsSpan(row * _hidden, _hidden);
            for (int unit = 0; unit < _hidden; unit++) h[unit] = TensorPrimitives.Dot(HiddenWeights(Parameters).Slice(unit * _inputs, _inputs), x);
            TensorPrimitives.Add(h, HiddenBiases(Parameters), h);
            TensorPrimitives.Tanh(h, h);
            logits[row] = TensorPrimitives.Dot(OutputWeights(Parameters), h) + Parameters[^1];
        }
    }

    /// <summary>Carries the gradient of the logits, which the loss wrote, back to the parameters. Takes the rows that <see cref="Forward"/> has just seen.</summary>
    public void Backward(ReadOnlySpan<float> features, ReadOnlySpan<float> gradLogits)
    {
        Array.Clear(Gradients);
        for (int row = 0; row < gradLogits.Length; row++)
        {
            ReadOnlySpan<float> x = features.Slice(row * _inputs, _inputs);
            ReadOnlySpan<float> h = _activations.AsSpan(row * _hidden, _hidden);
            AddScaled(h, gradLogits[row], OutputWeights(Gradients));
            Gradients[^1] += gradLogits[row];
            for (int unit = 0; unit < _hidden; unit++)
            {
                float gradient = gradLogits[row] * OutputWeights(Parameters)[unit] * (1 - (h[unit] * h[unit]));
                HiddenBiases(Gradients)[unit] += gradient;
                AddScaled(x, gradient, HiddenWeights(Gradients).Slice(unit * _inputs, _inputs));
            }
        }
    }

    private static void AddScaled(ReadOnlySpan<float> values, float factor, Span<float> sum) =>
        TensorPrimitives.MultiplyAdd(values, factor, sum, sum);

    /// <summary>Glorot's initialisation, which keeps the variance of a tanh layer's output near that of its input.</summary>
    private void Fill(Span<float> weights, int fanIn, Random random)
    {
        float bound = MathF.Sqrt(6f / (fanIn + (weights.Length / fanIn)));
        foreach (ref float weight in weights) weight = ((2 * random.NextSingle()) - 1) * bound;
    }

    private Span<float> HiddenWeights(float[] all) => all.AsSpan(0, _hidden * _inputs);

    private Span<float> HiddenBiases(float[] all) => all.AsSpan(_hidden * _inputs, _hidden);

    private Span<float> OutputWeights(float[] all) => all.AsSpan((_hidden * _inputs) + _hidden, _hidden);
}
