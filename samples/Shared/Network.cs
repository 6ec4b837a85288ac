using System;
using System.Numerics.Tensors;

namespace Samples;

/// <summary>A multi-layer perceptron with one hidden layer (tanh), and all its parameters in one array.</summary>
internal sealed class Network
{
    private readonly int _inputs;
    private readonly int _hidden;
    private readonly int _outputs;
    private float[] _activations = [];

    public Network(int inputs, int hidden, int outputs, Random random)
    {
        _inputs = inputs;
        _hidden = hidden;
        _outputs = outputs;
        Parameters = new float[(hidden * inputs) + hidden + (outputs * hidden) + outputs];
        Gradients = new float[Parameters.Length];
        Fill(HiddenWeights(Parameters), inputs, random);
        Fill(OutputWeights(Parameters), hidden, random);
    }

    public float[] Parameters { get; }

    /// <summary>The gradient of the loss with respect to each parameter, after <see cref="Backward"/>.</summary>
    public float[] Gradients { get; }

    /// <summary>Computes a row of outputs for each row of features.</summary>
    public void Forward(ReadOnlySpan<float> features, Span<float> outputs)
    {
        int rows = outputs.Length / _outputs;
        if (_activations.Length < rows * _hidden) _activations = new float[rows * _hidden];

        for (int row = 0; row < rows; row++)
        {
            Span<float> h = _activations.AsSpan(row * _hidden, _hidden);
            Layer(features.Slice(row * _inputs, _inputs), HiddenWeights(Parameters), HiddenBiases(Parameters), h);
            TensorPrimitives.Tanh(h, h);
            Layer(h, OutputWeights(Parameters), OutputBiases(Parameters), outputs.Slice(row * _outputs, _outputs));
        }
    }

    /// <summary>Carries the gradient of the outputs, which the loss wrote, back to the parameters. Takes the rows that <see cref="Forward"/> has just seen.</summary>
    public void Backward(ReadOnlySpan<float> features, ReadOnlySpan<float> gradOutputs)
    {
        Array.Clear(Gradients);
        Span<float> gradHidden = stackalloc float[_hidden];
        for (int row = 0; row < gradOutputs.Length / _outputs; row++)
        {
            ReadOnlySpan<float> x = features.Slice(row * _inputs, _inputs);
            ReadOnlySpan<float> h = _activations.AsSpan(row * _hidden, _hidden);
            gradHidden.Clear();
            for (int output = 0; output < _outputs; output++)
            {
                float gradient = gradOutputs[(row * _outputs) + output];
                OutputBiases(Gradients)[output] += gradient;
                AddScaled(h, gradient, OutputWeights(Gradients).Slice(output * _hidden, _hidden));
                AddScaled(OutputWeights(Parameters).Slice(output * _hidden, _hidden), gradient, gradHidden);
            }

            for (int unit = 0; unit < _hidden; unit++)
            {
                float gradient = gradHidden[unit] * (1 - (h[unit] * h[unit]));
                HiddenBiases(Gradients)[unit] += gradient;
                AddScaled(x, gradient, HiddenWeights(Gradients).Slice(unit * _inputs, _inputs));
            }
        }
    }

    private static void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, Span<float> result)
    {
        for (int unit = 0; unit < result.Length; unit++) result[unit] = TensorPrimitives.Dot(weights.Slice(unit * x.Length, x.Length), x) + biases[unit];
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

    private Span<float> OutputWeights(float[] all) => all.AsSpan((_hidden * _inputs) + _hidden, _outputs * _hidden);

    private Span<float> OutputBiases(float[] all) => all.AsSpan((_hidden * _inputs) + _hidden + (_outputs * _hidden));
}
