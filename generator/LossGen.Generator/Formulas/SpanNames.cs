namespace LossGen.Generator.Formulas;

/// <summary>What spans beside the inputs are called: parameters are recognised by these names, and kernels use them for what they read and write.</summary>
internal static class SpanNames
{
    public const string Losses = "losses";
    public const string SampleWeights = "sampleWeights";
    public const string Mask = "mask";
    public const string PosWeights = "posWeights";
    public const string ClassWeights = "classWeights";
    public const string LayerWeights = "layerWeights";
    public const string LayerSizes = "layerSizes";
    public const string InputLengths = "inputLengths";
    public const string TargetLengths = "targetLengths";

    /// <summary>In kernels, the class of a row.</summary>
    public const string Label = "label";

    /// <summary>In kernels of clusters, 1 for other rows of the label and 0 for the rest.</summary>
    public const string Positives = "positives";

    /// <summary>Also the scalar of reduced losses.</summary>
    public const string Upstream = "upstream";

    public const string GradientPrefix = "grad";

    /// <summary>What the gradient of an input is called.</summary>
    public static string GradientOf(string input) => GradientPrefix + char.ToUpperInvariant(input[0]) + input.Substring(1);
}
