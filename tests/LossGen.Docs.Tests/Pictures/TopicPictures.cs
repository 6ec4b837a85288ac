using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using LossGen.Gallery;

namespace LossGen.Docs.Tests.Pictures;

/// <summary>Pictures that are of no single kind: what outliers do, what γ does, what label smoothing does, and the surface of two classes.</summary>
internal static class TopicPictures
{
    private const int Classes = 3;

    /// <summary>What the pictures call.</summary>
    public const string Methods = """
            [Loss(Kind.MeanSquaredError)]
            public static partial double Squared(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, Span<double> gradPredictions);

            [Loss(Kind.MeanAbsoluteError)]
            public static partial double Absolute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, Span<double> gradPredictions);

            [Loss(Kind.Huber)]
            public static partial double Robust(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, Span<double> gradPredictions);

            public static double FitSquared(double[] predictions, double[] targets, double[] gradient) => Squared(predictions, targets, gradient);

            public static double FitAbsolute(double[] predictions, double[] targets, double[] gradient) => Absolute(predictions, targets, gradient);

            public static double FitRobust(double[] predictions, double[] targets, double[] gradient) => Robust(predictions, targets, gradient);

            [Loss(Kind.Focal, Reduction = Reduction.Sum)]
            public static partial double Focused(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, double gamma, Span<double> gradLogits);

            public static double FocusedAt(double logit, double gamma, double[] gradient) => Focused([logit], [1], gamma, gradient);

            [Loss(Kind.CrossEntropy)]
            public static partial double Entropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> targets, int classes, double labelSmoothing, Span<double> gradLogits);

            public static double EntropyOf(double[] logits, int[] targets, int classes, double labelSmoothing, double[] gradient) =>
                Entropy(logits, targets, classes, labelSmoothing, gradient);

        """;

    private delegate double Fit(double[] predictions, double[] targets, double[] gradient);

    private delegate double AtLogit(double logit, double gamma, double[] gradient);

    private delegate double OfRows(double[] logits, int[] targets, int classes, double labelSmoothing, double[] gradient);

    public static IEnumerable<(string Name, string Svg)> Draw(Assembly assembly)
    {
        Type losses = assembly.GetType("Losses")!;
        T Method<T>(string name) where T : Delegate => losses.GetMethod(name)!.CreateDelegate<T>();
        yield return ("outliers", Outliers(Method<Fit>("FitSquared"), Method<Fit>("FitAbsolute"), Method<Fit>("FitRobust")));
        yield return ("focal-gamma", Gamma(Method<AtLogit>("FocusedAt")));
        yield return ("surface", Surface(Method<OfRows>("EntropyOf")));
        yield return ("calibration", Calibration(Method<OfRows>("EntropyOf")));
    }

    // Nine measurements near 0 and one that moves away: the constant that each loss fits to them.
    private static string Outliers(Fit squared, Fit absolute, Fit robust)
    {
        double[] at = [.. Enumerable.Range(0, 41).Select(i => i * 0.25)];
        Line Fitted(string label, Fit loss) => new(label, at, [.. at.Select(o => Constant(loss, [-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, o]))]);
        double[] errors = [.. Enumerable.Range(-50, 101).Select(i => i * 0.1)];
        Line Pull(string label, Fit loss) => new(label, errors, [.. errors.Select(e => Slope(loss, e))]);
        return Chart.Svg(
            "What one outlier among ten measurements does to the fit of three losses",
            new Panel("Fitted constant", "where the tenth measurement lies", [Fitted("MeanSquaredError", squared), Fitted("MeanAbsoluteError", absolute), Fitted("Huber", robust)]),
            new Panel("Pull of one element: ∂ℓ/∂prediction", "prediction − target", [Pull("MeanSquaredError", squared), Pull("MeanAbsoluteError", absolute), Pull("Huber", robust)]));
    }

    private static double Slope(Fit loss, double error)
    {
        double[] gradient = new double[1];
        loss([error], [0], gradient);
        return gradient[0];
    }

    // The slope of the mean grows with the constant: where it changes its sign is the minimum.
    private static double Constant(Fit loss, double[] targets)
    {
        double low = -1, high = 11;
        double[] gradient = new double[targets.Length], predictions = new double[targets.Length];
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            Array.Fill(predictions, middle);
            loss(predictions, targets, gradient);
            if (gradient.Sum() > 1e-12) high = middle;
            else low = middle;
        }

        return low;
    }

    private static string Gamma(AtLogit focal)
    {
        double[] gammas = [0, 0.5, 1, 2, 5], logits = [.. Enumerable.Range(-40, 81).Select(i => i * 0.1)];
        Line Along(double gamma, Func<double, double[], double> value) => new(
            FormattableString.Invariant($"γ = {gamma}"), logits, [.. logits.Select(z => value(z, new double[1]))]);
        return Chart.Svg(
            "Focal loss of a positive for several γ",
            new Panel("Focal, y = 1: ℓ", "logit", [.. gammas.Select(g => Along(g, (z, slope) => focal(z, g, slope)))]),
            new Panel("∂ℓ/∂logit: what is sure pulls no more", "logit", [.. gammas.Select(g => Along(g, (z, slope) => Second(focal(z, g, slope), slope[0])))]));

        static double Second(double loss, double slope) => slope;
    }

    // One of two classes is right: only the difference of the logits matters.
    private static string Surface(OfRows crossEntropy)
    {
        double[] others = [-4, -2, 0, 2, 4], at = [.. Enumerable.Range(-40, 81).Select(i => i * 0.1)];
        Line Of(double other, double smoothing) => new(
            FormattableString.Invariant($"other logit {other}"), at, [.. at.Select(z => crossEntropy([z, other], [0], 2, smoothing, new double[2]))]);
        return Chart.Svg(
            "Cross-entropy of two classes over both logits",
            new Panel("CrossEntropy of two classes: ℓ", "logit of the right class", [.. others.Select(o => Of(o, 0))]),
            new Panel("with LabelSmoothing = 0.2", "logit of the right class", [.. others.Select(o => Of(o, 0.2))]));
    }

    // Three classes that overlap, few samples and a large model (one with all products of features): trained long, it becomes too sure.
    private static string Calibration(OfRows crossEntropy)
    {
        Line Of(string label, double smoothing)
        {
            (double[] confidence, double[] accuracy) = Reliability(crossEntropy, smoothing);
            return new(label, confidence, accuracy);
        }

        Line perfect = new("perfectly calibrated", [0.33, 1], [0.33, 1]) { IsDashed = true };
        return Chart.Svg(
            "How often predictions of a given confidence are right, trained with and without label smoothing",
            new Panel("How often it is right", "how sure the network is", [Of("plain", 0), Of("LabelSmoothing = 0.2", 0.2), perfect]));
    }

    private static (double[] Confidence, double[] Accuracy) Reliability(OfRows crossEntropy, double smoothing)
    {
        Blobs training = new(90, 1), unseen = new(6000, 2);
        int features = training.Features[0].Length;
        double[] weights = new double[features * Classes];
        for (int step = 0; step < 3000; step++)
        {
            double[] gradient = new double[training.Labels.Length * Classes];
            crossEntropy(Logits(training, weights), training.Labels, Classes, smoothing, gradient);
            for (int i = 0; i < training.Labels.Length; i++)
            {
                for (int f = 0; f < features; f++)
                {
                    for (int c = 0; c < Classes; c++) weights[f * Classes + c] -= 0.3 * training.Features[i][f] * gradient[i * Classes + c];
                }
            }
        }

        // The gradient of the mean is (softmax − one-hot) / rows.
        double[] slopes = new double[unseen.Labels.Length * Classes];
        crossEntropy(Logits(unseen, weights), unseen.Labels, Classes, 0, slopes);
        var judged = unseen.Labels.Select((label, i) =>
        {
            double[] row = [.. Enumerable.Range(0, Classes).Select(c => slopes[i * Classes + c] * unseen.Labels.Length + (c == label ? 1 : 0))];
            return (Confidence: row.Max(), IsRight: row[label] == row.Max());
        }).GroupBy(p => Math.Min((int)(p.Confidence * 10), 9)).Where(g => g.Count() > 40).OrderBy(g => g.Key).ToArray();
        return ([.. judged.Select(g => g.Average(p => p.Confidence))], [.. judged.Select(g => g.Average(p => p.IsRight ? 1.0 : 0))]);
    }

    private static double[] Logits(Blobs data, double[] weights)
    {
        double[] logits = new double[data.Labels.Length * Classes];
        for (int i = 0; i < data.Labels.Length; i++)
        {
            for (int f = 0; f < data.Features[i].Length; f++)
            {
                for (int c = 0; c < Classes; c++) logits[i * Classes + c] += data.Features[i][f] * weights[f * Classes + c];
            }
        }

        return logits;
    }

    /// <summary>Points of three classes around three centres that lie near each other; drawn by a generator of its own, the same everywhere.</summary>
    private sealed class Blobs
    {
        private static readonly (double X, double Y)[] Centres = [(0, 0.7), (-0.6, -0.35), (0.6, -0.35)];

        private ulong _state;

        public Blobs(int count, ulong seed)
        {
            _state = seed * 0x9E3779B97F4A7C15;
            Labels = [.. Enumerable.Range(0, count).Select(i => i % Classes)];
            Features = [.. Labels.Select(l => Expand(Centres[l].X + Normal(), Centres[l].Y + Normal()))];
        }

        public int[] Labels { get; }

        public double[][] Features { get; }

        private static double[] Expand(double x, double y) => [1, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y];

        // A sum of uniform numbers: near enough to a normal one, and no function whose last bit differs between machines.
        private double Normal() => (Enumerable.Range(0, 12).Sum(_ => Uniform()) - 6) * 0.7;

        private double Uniform()
        {
            _state = _state * 6364136223846793005 + 1442695040888963407;
            return (_state >> 11) * (1.0 / (1UL << 53));
        }
    }
}
