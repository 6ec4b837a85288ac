using System.Collections.Generic;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Margins that are met exactly cost nothing and, as in PyTorch's <c>multi_margin_loss</c> (<c>z &gt; 0</c>), have no slope either.</summary>
internal static class TieCases
{
    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        Multi("norm 1", ", Norm = 1"),
        Multi("norm 1 at run time", "").AtRun(1),
        Multi("norm 2", ", Norm = 2"),
        new("multi-margin with margin 0", "Kind.MultiMargin, Margin = 0")
        {
            { "scores", 1, 1, 1, 0, 2, 0 },
            { "labels", 1, 1 },
            { "losses", 0, 0 },
            { "gradScores", 0, 0, 0, 0, 0, 0 },
        },
        new("multi-label margin at a tie", "Kind.MultiLabelMargin")
        {
            { "scores", 1, 0, -3 },
            { "labels", 0, -1, -1 },
            { "classes", 3 },
            { "losses", 0 },
            { "gradScores", 0, 0, 0 },
        },
    ];

    private static EdgeCase Multi(string what, string norm) => new("multi-margin at a tie, " + what, "Kind.MultiMargin, Margin = 1" + norm)
    {
        { "scores", 1, 0, -3 },
        { "labels", 0 },
        { "losses", 0 },
        { "gradScores", 0, 0, 0 },
    };

    private static EdgeCase AtRun(this EdgeCase edge, double norm) => edge with { RunTime = new Dictionary<string, double> { ["norm"] = norm } };
}
