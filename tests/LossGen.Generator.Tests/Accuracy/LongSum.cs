using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The mean of 16M floats: the mean absolute error of numbers from 0 to 1 against 0, where nothing but the sum is rounded.</summary>
internal sealed class LongSum
{
    private const int Count = 1 << 24;

    private readonly float[] _values = new float[Count];
    private readonly double _truth;

    public LongSum()
    {
        // The script makes the same numbers.
        double sum = 0;
        for (uint i = 0; i < Count; i++)
        {
            uint hash = i * 2654435761;
            hash = (hash ^ (hash >> 15)) * 2246822519;
            hash ^= hash >> 13;
            _values[i] = (hash >> 8) * (1f / (1 << 24));
            sum += _values[i];
        }

        _truth = sum / Count;
    }

    public static LossText Text { get; } = new(
        "[Loss(Kind.MeanAbsoluteError)]", "float", [ParameterText.Input(Dtype.Single, "predictions"), ParameterText.Input(Dtype.Single, "targets")]);

    public string LossGen(LossBatch batch) => Error((float)batch[Text](new Dictionary<string, object>
    {
        ["predictions"] = _values.AsMemory(),
        ["targets"] = new float[Count].AsMemory(),
    })!);

    public string Tensors() => Error(TensorPrimitives.Sum<float>(_values) / Count);

    /// <summary>One sum after the other.</summary>
    public string Naive() => Error(_values.Aggregate(0f, (sum, value) => sum + value) / Count);

    private string Error(float mean) => Format(Math.Abs(mean - _truth) / _truth);

    public static string Format(double error) => error.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
