using System.Collections.Generic;

namespace LossGen.Generator.Declarations;

/// <summary>Names by which parameters are recognised.</summary>
internal static class RoleNames
{
    public const string Upstream = "upstream";
    public const string Weight = "weight";
    public const string GradientPrefix = "grad";

    /// <summary>The columns of a row.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["classes", "dimensions"];
}
