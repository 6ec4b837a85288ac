using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS107Tests
{
    public static TheoryData<string> Wrong =>
    [
        "void M(float[] predictions, float[] targets, float[] g) => Losses.Mse({|LOSS107:targets|}, predictions, g);",
        "void M(float[] yPred, float[] yTrue) => Losses.Pinball({|LOSS107:yTrue|}, yPred);",
        "void M(float[] logits, float[] labels) => Losses.BceLogits({|LOSS107:labels|}, logits);",
        "private float[] _probs = [], _labels = [];\n\nvoid M() => Losses.Bce({|LOSS107:_labels|}, _probs);",
        "void M(Span<float> scores, Span<float> labels) => Losses.Hinge({|LOSS107:labels[..3]|}, scores.Slice(0, 3));",
        "void M(float[] inputsFlat, float[] targetsFlat) => Losses.Bce({|LOSS107:targetsFlat|}, inputsFlat);",
        "void M(float[] outputs, float[] trainLabels, float[] g) => Losses.BceLogits({|LOSS107:trainLabels|}, outputs, g);",
        "void M(float[] yHat, float[] labels) => Losses.Pinball({|LOSS107:labels|}, yHat);",
        "Tensor M(Tensor input, Tensor target)\n{\n    var x = target.view(-1);\n    var p = input.view(-1);\n    return functional.binary_cross_entropy({|LOSS107:x|}, p);\n}",
        "Tensor M(Tensor true_labels, Tensor raw_scores) => functional.cross_entropy({|LOSS107:true_labels|}, raw_scores);",
        // At the declaration.
        "[Loss(Kind.BinaryCrossEntropy)] static float F({|LOSS107:ReadOnlySpan<float> targets|}, ReadOnlySpan<float> predictions) => 0;",
        "[Loss(Kind.MeanSquaredError)] static float F({|LOSS107:ReadOnlySpan<float> yTrue|}, ReadOnlySpan<float> yPred, Span<float> gradYPred) => 0;",
        // By what they hold, whatever they are called.
        "void M(float[] z, float[] p)\n{\n    TensorPrimitives.Sigmoid(z, p);\n    float[] y = [0, 1, 1];\n    Losses.Bce({|LOSS107:y|}, p);\n}",
        "void M(float[] z, [Holds(ValueKind.OneHot)] float[] t, float[] p)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Categorical({|LOSS107:t|}, p);\n}",
        "void M([Holds(ValueKind.Logits)] float[] z, [Holds(ValueKind.SignLabels)] float[] t) => Losses.SoftMargin({|LOSS107:t|}, z);",
        "void M([Holds(ValueKind.Logits)] float[] z, [Holds(ValueKind.BinaryLabels)] float[] t) => Losses.BceLogits({|LOSS107:t|}, z);",
    ];

    public static TheoryData<string> Right =>
    [
        "void M(float[] predictions, float[] targets, float[] g) => Losses.Mse(predictions, targets, g);",
        // Without a gradient nothing tells the two apart.
        "void M(float[] predictions, float[] targets) => Losses.Mse(targets, predictions);",
        "void M(float[] predictions, float[] targets) => Losses.Mae(targets, predictions);",
        // The method calls them the other way round, and so does its caller.
        "void M(float[] predictions, float[] targets) => Losses.Poisson(targets, predictions);",
        // Only one of the names says anything.
        "void M(float[] output, float[] x) => Losses.Pinball(x, output);",
        "void M(float[] z, float[] targets) => Losses.Pinball(targets, z);",
        "void M(float[] labels, float[] previous, float[] g) => Losses.Mse(labels, previous, g);",
        "Tensor M(Tensor input, Tensor output) => functional.binary_cross_entropy(input, output);",
        "Tensor M(Tensor targetLogits, Tensor logits) => functional.binary_cross_entropy_with_logits(targetLogits, logits);",
        "Tensor M(Tensor targetNetOutput, Tensor output) => functional.binary_cross_entropy(targetNetOutput, output);",
        "[Loss(Kind.BinaryCrossEntropy)] static float F(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => 0;",
        "[Loss(Kind.MeanSquaredError)] static float F(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions) => 0;",
        // What they hold speaks louder.
        "void M(float[] z, float[] labels)\n{\n    TensorPrimitives.Sigmoid(z, labels);\n    float[] predictions = [0, 1, 1];\n    Losses.Bce(labels, predictions);\n}",
        // Distillation: both are outputs.
        "void M(float[] teacher, float[] z, float[] p, float[] q, float[] g)\n{\n    TensorPrimitives.SoftMax(teacher, p);\n    Losses.SoftCrossEntropy(z, p, g);\n}",
        "void M([Holds(ValueKind.Probabilities)] float[] a, [Holds(ValueKind.Probabilities)] float[] b) => Losses.Js(a, b);",
        "void M(float[] targets, float[] predictions, float[] t) => Losses.Ranking(predictions, targets, t);",
        "void M([Holds(ValueKind.Embeddings)] float[] a, [Holds(ValueKind.Embeddings)] float[] b, float[] t) => Losses.Cosine(a, b, t);",
        "void M(float[] predictions, float[] targets) => Losses.Pinball(targets: targets, predictions: predictions);",
        "void M(float[] logits, int[] targets) => Losses.CrossEntropy(logits, targets);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
