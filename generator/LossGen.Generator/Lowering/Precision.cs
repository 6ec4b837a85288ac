namespace LossGen.Generator.Lowering;

/// <summary>The type that a kernel computes in.</summary>
/// <param name="Real">Its C# keyword.</param>
/// <param name="Integer">The C# keyword of the integer as wide.</param>
/// <param name="IntegerName">That integer's name in the framework's methods.</param>
/// <param name="RealName">The type's own name there.</param>
/// <param name="ScalarMath">The class with its scalar functions.</param>
/// <param name="Lanes">The number of logical lanes, the same at every vector width.</param>
internal sealed record Precision(string Real, string Integer, string IntegerName, string RealName, string ScalarMath, int Lanes)
{
    public static readonly Precision Single = new("float", "int", "Int32", "Single", "global::System.MathF", 32);
    public static readonly Precision Double = new("double", "long", "Int64", "Double", "global::System.Math", 16);

    public static Precision Of(bool isSingle) => isSingle ? Single : Double;

    public bool IsSingle => this == Single;

    /// <summary>Rounded to this type.</summary>
    public double Round(double value) => IsSingle ? (float)value : value;
}
