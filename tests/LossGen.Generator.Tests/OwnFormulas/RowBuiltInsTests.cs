using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>A built-in loss of rows that a user writes with <c>Row</c> becomes the very code of the built-in, in both schedules.</summary>
public sealed class RowBuiltInsTests
{
    private static string Cosine(string first, string second) =>
        $"Row.Dot({first}, {second}) / {Length(first)} / {Length(second)}";

    private static string PaddedCosine(string first, string second) =>
        $"Row.Dot({first}, {second}) / (M.Sqrt(Row.Sum({first}, a => a * a) + (T)1e-12) * M.Sqrt(Row.Sum({second}, b => b * b) + (T)1e-12))";

    private static string Length(string row) => $"(M.Sqrt(Row.Sum({row}, v => v * v)) == 0 ? (T)1e-6 : M.Sqrt(Row.Sum({row}, v => v * v)))";

    private static readonly List<(string Kind, string Inputs, string Formula)> Rows =
    [
        ("CrossEntropy", "row logits, index targets", "=> Row.LogSumExp(logits) - logits[targets];"),
        ("CrossEntropy", "row logits, index targets", "=> -M.Log(M.Exp(logits[targets]) / Row.Sum(logits, M.Exp));"),
        ("CrossEntropy", "row logits, index targets", "{ T max = Row.Max(logits); return M.Log(Row.Sum(logits, z => M.Exp(z - max))) + max - logits[targets]; }"),
        ("CrossEntropy", "row logits, index targets", "{ T max = Row.Max(logits), sum = Row.Sum(logits, z => M.Exp(z - max)); return -(logits[targets] - max - M.Log(sum)); }"),
        ("Focal, Gamma = 1", "row logits, index targets", "{ T p = M.Exp(logits[targets] - Row.LogSumExp(logits)); return (1 - p) * -M.Log(p); }"),
        ("Focal, Gamma = 1.5", "row logits, index targets", "{ T surprise = Row.LogSumExp(logits) - logits[targets]; return M.Pow(1 - M.Exp(-surprise), (T)1.5) * surprise; }"),
        ("NegativeLogLikelihood", "row logProbabilities, index targets", "=> -logProbabilities[targets];"),
        ("SparseCategoricalCrossEntropy", "row probabilities, index targets", "=> -M.Log(M.Min(1, M.Max((T)1e-7, probabilities[targets])));"),
        ("CategoricalHinge", "row predictions, row targets", "=> M.Max(0, Row.Max(targets, predictions, (y, p) => (1 - y) * p) - Row.Sum(targets, predictions, (y, p) => y * p) + 1);"),
        ("MultiLabelSoftMargin", "row logits, row targets", "=> Row.Mean(logits, targets, (z, y) => y * M.Log(1 + M.Exp(-z)) + (1 - y) * M.Log(1 + M.Exp(z)));"),
        ("GaussianKL", "row means, row logVariances", "=> (T)0.5 * Row.Sum(means, logVariances, (m, v) => m * m + (M.Exp(v) - 1 - v));"),
        ("Triplet", "row anchor, row positive, row negative",
            "{ T near = M.Sqrt(Row.Sum(anchor, positive, Gap)), far = M.Sqrt(Row.Sum(anchor, negative, Gap)); return M.Max(0, near - far + 1); static T Gap(T a, T b) => (a - b + (T)1e-6) * (a - b + (T)1e-6); }"),
        ("CosineEmbedding, Margin = 0.25", "row first, row second, number targets",
            $"{{ T cosine = {PaddedCosine("first", "second")}; return targets == 1 ? 1 - cosine : targets == -1 ? M.Max(0, cosine - (T)0.25) : 0; }}"),
        ("CosineSimilarity", "row predictions, row targets", $"=> -({Cosine("predictions", "targets")});"),
    ];

    public static TheoryData<int, string, bool> AllRows
    {
        get
        {
            TheoryData<int, string, bool> rows = [];
            foreach (int i in Enumerable.Range(0, Rows.Count))
            {
                foreach (string type in new[] { "float", "double" })
                {
                    rows.Add(i, type, true);
                    rows.Add(i, type, false);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(AllRows))]
    public void TheirKernelsAreTheSame(int row, string type, bool hasClasses)
    {
        (string kind, string inputs, string formula) = Rows[row];
        (string Form, string Name)[] spans = [.. inputs.Split(", ").Select(i => i.Split(' ')).Select(i => (i[0], i[1]))];
        string gradient = $"Span<{type}> grad{char.ToUpperInvariant(spans[0].Name[0])}{spans[0].Name[1..]}";
        string Declare(string attribute) =>
            $"[Loss({attribute}{(hasClasses ? ", Classes = 10" : "")})] public static partial {type} Loss({string.Join(", ", spans.Select(s => $"ReadOnlySpan<{(s.Form == "index" ? "int" : type)}> {s.Name}"))}, {gradient}{(hasClasses ? "" : ", int classes")});";
        string Parameter((string Form, string Name) span) => span.Form switch { "row" => $"ReadOnlySpan<{type}> ", "index" => "int ", _ => type + " " } + span.Name;

        new BuiltInTwin(kind, string.Join(", ", spans.Select(Parameter)), formula, Declare).AssertTheSame(type);
    }
}
