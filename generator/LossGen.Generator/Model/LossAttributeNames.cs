namespace LossGen.Generator.Model;

/// <summary>Names of the public attribute and of those of its properties that are not options of a kind.</summary>
internal static class LossAttributeNames
{
    public const string MetadataName = "LossGen.LossAttribute";

    /// <summary>How emitted members are marked.</summary>
    public const string Tool = "LossGen";

    public const string Reduction = "Reduction";
    public const string Weight = "Weight";
    public const string Parallel = "Parallel";
    public const string Precision = "Precision";
    public const string Targets = "Targets";
    public const string Classes = "Classes";
    public const string ClassWeights = "ClassWeights";
}
