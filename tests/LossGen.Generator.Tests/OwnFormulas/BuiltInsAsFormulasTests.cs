using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>A built-in loss that a user writes as a formula becomes the very code of the built-in, and so has its bits and its speed.</summary>
public sealed class BuiltInsAsFormulasTests
{
    private static readonly List<(string Kind, string Inputs, string Formula)> Rows =
    [
        ("MeanSquaredError", "predictions, targets", "{ T d = predictions - targets; return d * d; }"),
        ("MeanAbsoluteError", "predictions, targets", "=> M.Abs(predictions - targets);"),
        ("Huber, Delta = 1.5", "predictions, targets", "{ T d = predictions - targets, size = M.Abs(d); return size > (T)1.5 ? (T)1.5 * (size - (T)0.75) : (T)0.5 * (d * d); }"),
        ("Huber, Delta = 2", "predictions, targets", "{ T d = predictions - targets; if (M.Abs(d) > 2) return 2 * (M.Abs(d) - 1); return d * d / 2; }"),
        ("SmoothL1, Beta = 0.5", "predictions, targets", "{ T size = M.Abs(predictions - targets); return size >= (T)0.5 ? size - (T)0.25 : (predictions - targets) * (predictions - targets); }"),
        ("LogCosh", "predictions, targets", "=> M.Log(M.Cosh(predictions - targets));"),
        ("Quantile, Quantile = 0.25", "predictions, targets", "{ T d = targets - predictions; return M.Max((T)0.25 * d, (T)(-0.75) * d); }"),
        ("Poisson", "predictions, targets", "=> M.Exp(predictions) - targets * predictions;"),
        ("BinaryCrossEntropyWithLogits", "logits, targets", "{ T s = 1 / (1 + M.Exp(-logits)); return -(targets * M.Log(s) + (1 - targets) * M.Log(1 - s)); }"),
        ("BinaryCrossEntropyWithLogits", "logits, targets", "=> targets * M.Log(1 + M.Exp(-logits)) + (1 - targets) * M.Log(1 + M.Exp(logits));"),
        ("BinaryCrossEntropyWithLogits", "logits, targets", "=> M.Log(1 + M.Exp(logits)) - targets * logits;"),
        ("Hinge", "predictions, targets", "=> M.Max(0, 1 - targets * predictions);"),
        ("SquaredHinge", "predictions, targets", "{ T h = M.Max(0, 1 - targets * predictions); return h * h; }"),
        ("SoftMargin", "predictions, targets", "=> M.Log(1 + M.Exp(-targets * predictions));"),
        ("Focal", "logits, targets",
            "{ T p = 1 / (1 + M.Exp(-logits)); T miss = p * (1 - targets) + (1 - p) * targets; return miss * miss * -(targets * M.Log(p) + (1 - targets) * M.Log(1 - p)); }"),
        ("Focal, Gamma = 1.5", "logits, targets",
            "{ T p = 1 / (1 + M.Exp(-logits)); return M.Pow(p * (1 - targets) + (1 - p) * targets, (T)1.5) * -(targets * M.Log(p) + (1 - targets) * M.Log(1 - p)); }"),
    ];

    public static TheoryData<int, string> AllRows
    {
        get
        {
            TheoryData<int, string> rows = [];
            for (int i = 0; i < Rows.Count; i++)
            {
                rows.Add(i, "float");
                rows.Add(i, "double");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(AllRows))]
    public void TheirKernelsAreTheSame(int row, string type)
    {
        (string kind, string inputs, string formula) = Rows[row];
        string[] names = inputs.Split(", ");
        string gradient = $"Span<{type}> grad{char.ToUpperInvariant(names[0][0])}{names[0][1..]}";
        string Declare(string attribute) => $"[Loss({attribute})] public static partial {type} Loss({string.Join(", ", names.Select(n => $"ReadOnlySpan<{type}> {n}"))}, {gradient});";

        new BuiltInTwin(kind, string.Join(", ", names.Select(n => type + " " + n)), formula, Declare).AssertTheSame(type);
    }
}
