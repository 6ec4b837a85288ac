using System.Collections.Generic;

namespace LossGen.Generator.Model;

/// <summary>Names by which scalar parameters are recognised, besides those of options.</summary>
internal static class RoleNames
{
    public const string Weight = "weight";

    /// <summary>What the gradients of a <c>LossSum</c> are divided by.</summary>
    public const string Normalizer = "normalizer";

    /// <summary>The samples of a segmentation.</summary>
    public const string Samples = "samples";

    /// <summary>The rows of a sample, where the class axis comes before them.</summary>
    public const string Positions = "positions";

    /// <summary>The columns of a row.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["classes", "dimensions"];
}
