using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS109Tests
{
    private const string OneHot = "private extern float[] OneHot(int[] indices, int classes);\n\n";

    public static TheoryData<string> Wrong =>
    [
        OneHot + "void M(float[] z, float[] p, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Mse({|LOSS109:p|}, OneHot(y, 3), g);\n}",
        OneHot + "void M(float[] z, float[] p, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    float[] t = OneHot(y, 3);\n    Losses.Mse({|LOSS109:p|}, t, g);\n}",
        OneHot + "void M(float[] z, float[] p, int[] y, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.SumMse({|LOSS109:p|}, OneHot(y, 3), g);\n}",
        "void M(float[] z, float[] p, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Mse({|LOSS109:p|}, new float[] { 0, 0, 1, 0 }, g);\n}",
        "void M(float[] z, float[] p, int[] y, int rows, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    float[] t = new float[rows * 3];\n    for (int r = 0; r < rows; r++) t[r * 3 + y[r]] = 1;\n    Losses.SumMse({|LOSS109:p|}, t, g);\n}",
        "void M([Holds(ValueKind.Probabilities)] float[] p, [Holds(ValueKind.OneHot)] float[] t, float[] g) => Losses.Mse({|LOSS109:p|}, t, g);",
        "[Loss(Kind.Huber)] static float Huber(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> gradX) => 0;\n\nvoid M([Holds(ValueKind.Probabilities)] float[] p, [Holds(ValueKind.OneHot)] float[] t, float[] g) => Huber({|LOSS109:p|}, t, g);",
    ];

    public static TheoryData<string> WrongTorch =>
    [
        "Tensor M(Tensor x) => functional.mse_loss({|LOSS109:x.softmax(-1)|}, torch.tensor(new float[] { 0, 1, 0 }));",
        "Tensor M(Tensor x, Tensor y)\n{\n    var p = Sequential(Linear(4, 3), Softmax(1)).call(x);\n    return MSELoss().call({|LOSS109:p|}, functional.one_hot(y, 3).@float());\n}",
    ];

    public static TheoryData<string> Right =>
    [
        // Evaluation.
        OneHot + "float Brier(float[] z, float[] p, int[] y)\n{\n    TensorPrimitives.SoftMax(z, p);\n    return Losses.Mse(p, OneHot(y, 3));\n}",
        "Tensor M(Tensor x, Tensor y)\n{\n    using var _ = torch.no_grad();\n    return functional.mse_loss(x.softmax(1), functional.one_hot(y, 3).@float());\n}",
        "Tensor M(Tensor x) => functional.mse_loss(x.softmax(-1), torch.tensor(new float[] { 0.1f, 0.8f, 0.1f }));",
        OneHot + "void M(float[] z, float[] p, int[] y) => Losses.Mse(p, OneHot(y, 3));",
        OneHot + "void M(float[] z, int[] y, float[] g) => Losses.SoftCrossEntropy(z, OneHot(y, 3), g);",
        OneHot + "void M(float[] z, float[] p, int[] y)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Categorical(p, OneHot(y, 3));\n}",
        // The Brier score, beside the loss that trains.
        OneHot + "void M(float[] z, float[] p, int[] y, float[] g)\n{\n    Losses.CrossEntropy(z, y, g);\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Mse(p, OneHot(y, 3));\n}",
        // A label each, rather than classes.
        "void M(float[] z, float[] p, float[] t)\n{\n    TensorPrimitives.Sigmoid(z, p);\n    Losses.Mse(p, new float[] { 0, 0, 1 });\n}",
        // Distillation by squared error.
        "void M(float[] z, float[] teacher, float[] p, float[] q, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    TensorPrimitives.SoftMax(teacher, q);\n    Losses.Mse(p, q, g);\n}",
        "void M(float[] z, float[] p, float[] t)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Mse(p, t);\n}",
        "void M(float[] z, float[] p)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Mse(p, new float[] { 0, 1, 1, 1, 0, 0 });\n}",
        // The columns are not known.
        "void M(float[] z, float[] p, float[] g)\n{\n    TensorPrimitives.SoftMax(z, p);\n    Losses.Mse(p, new float[] { 0, 0, 1, 1, 0, 0 }, g);\n}",
        "void M([Holds(ValueKind.Logits)] float[] p, [Holds(ValueKind.OneHot)] float[] t) => Losses.Mse(p, t);",
        "void M([Holds(ValueKind.Probabilities)] float[] p, [Holds(ValueKind.OneHot)] float[] t) => Losses.Pinball(p, t);",
        OneHot + "void M(float[] z, float[] p, int[] y)\n{\n    TensorPrimitives.SoftMax(z, p);\n    p = z;\n    Losses.Mse(p, OneHot(y, 3));\n}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(WrongTorch))]
    public Task SpeaksOfTorch(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
