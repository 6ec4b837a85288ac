using System;
using LossGen.CompilerServices;

namespace LossGen.Generator;

/// <summary>The type that a kernel computes in.</summary>
/// <param name="Real">Its C# keyword.</param>
/// <param name="Integer">The C# keyword of the integer as wide.</param>
/// <param name="IntegerName">That integer's name in the framework's methods.</param>
/// <param name="RealName">The type's own name there.</param>
/// <param name="ScalarMath">The class with its scalar functions.</param>
/// <param name="Lanes">The number of logical lanes, the same at every vector width.</param>
internal sealed record Precision(string Real, string Integer, string IntegerName, string RealName, string ScalarMath, int Lanes)
{
    public static readonly Precision Single =
        new("float", "int", "Int32", "Single", "global::System.MathF", KernelContract.ElementLaneBytes / sizeof(float));
    public static readonly Precision Double =
        new("double", "long", "Int64", "Double", "global::System.Math", KernelContract.ElementLaneBytes / sizeof(double));

    public static Precision Of(bool isSingle) => isSingle ? Single : Double;

    public bool IsSingle => this == Single;

    /// <summary>The least number above 0.</summary>
    public double Least => IsSingle ? float.Epsilon : double.Epsilon;

    /// <summary>Rounded to this type.</summary>
    public double Round(double value) => IsSingle ? (float)value : value;

    /// <summary>The nearest number of this type that is no less, or no more.</summary>
    public double Round(double value, bool upwards)
    {
        double rounded = Round(value);
        if (double.IsNaN(value) || double.IsInfinity(rounded) || (upwards ? rounded >= value : rounded <= value)) return rounded;
        return upwards ? -Below(-rounded) : Below(rounded);
    }

    // The next float towards −∞.
    private static double Below(double value)
    {
        if (value == 0) return -float.Epsilon;
        int bits = BitConverter.ToInt32(BitConverter.GetBytes((float)value), 0);
        return BitConverter.ToSingle(BitConverter.GetBytes(value > 0 ? bits - 1 : bits + 1), 0);
    }
}
