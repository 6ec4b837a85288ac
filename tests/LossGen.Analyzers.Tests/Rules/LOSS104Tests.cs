using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS104Tests
{
    public static TheoryData<string> Wrong =>
    [
        // What was given to sigmoid or softmax held logits, before and after.
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Bce({|LOSS104:z|}, t);",
        "Losses.Bce({|LOSS104:z|}, t);\nTensorPrimitives.Sigmoid(z, p);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.Categorical({|LOSS104:z|}, t);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.Sparse({|LOSS104:z|}, y);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.Js(p, {|LOSS104:z|});",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Dice({|LOSS104:z|}, t);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Tversky({|LOSS104:z|}, t);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.KlPlain({|LOSS104:z|}, t);",
        "for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.Bce({|LOSS104:z|}, t);",
        "float[] copy = z.ToArray();\nTensorPrimitives.Sigmoid(copy, p);\nLosses.Bce({|LOSS104:z|}, t);",
        "for (int i = 0; i < rows; i++)\n{\n    TensorPrimitives.Sigmoid(z, p);\n    Losses.Bce({|LOSS104:z|}, t);\n}",
        // No probability is negative.
        "float[] x = [2, -1, 0.5f];\nLosses.Bce({|LOSS104:x|}, t);",
        "float[] x = { 0.5f, 0.1f, 1.5f };\nLosses.Bce({|LOSS104:x|}, t);",
        "TensorPrimitives.Sigmoid(z.AsSpan(0, 3), p);\nLosses.Bce({|LOSS104:z.AsSpan(0, 3)|}, t);",
        "for (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z.AsSpan(r * 3, 3), p.AsSpan(r * 3, 3));\nLosses.Sparse({|LOSS104:z|}, y);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Bce({|LOSS104:z.AsSpan(3, 3)|}, t);",
        // Whichever way is taken.
        "if (rows > 2) Console.WriteLine();\nTensorPrimitives.Sigmoid(z, p);\nif (rows > 3) Losses.Bce({|LOSS104:z|}, t);",
        "if (rows > 2) Losses.Bce({|LOSS104:z|}, t);\nTensorPrimitives.Sigmoid(z, p);",
        "if (rows > 2)\n{\n    TensorPrimitives.Sigmoid(z, p);\n    if (rows > 3) Losses.Bce({|LOSS104:z|}, t);\n}",
        "if (rows > 2) TensorPrimitives.Sigmoid(z, g);\nTensorPrimitives.Sigmoid(z, p);\nLosses.Bce({|LOSS104:z|}, t);",
        "foreach (int i in y)\n{\n    if (i > 2) continue;\n    Losses.Bce({|LOSS104:z|}, t);\n    if (i > 1) Console.WriteLine();\n    TensorPrimitives.Sigmoid(z, p);\n}",
        "Losses.Bce({|LOSS104:z|}, t);\nfor (int i = 0; i < rows; i++)\n{\n    if (i % 2 == 0) Console.WriteLine();\n    p[i] = 1 / (1 + MathF.Exp(-z[i]));\n}",
        "Action step = () =>\n{\n    Losses.Bce({|LOSS104:z|}, t);\n    if (rows > 2) Console.WriteLine();\n    TensorPrimitives.Sigmoid(z, p);\n};",
        "void Step()\n{\n    Losses.Bce({|LOSS104:z|}, t);\n    if (rows > 2) Console.WriteLine();\n    TensorPrimitives.Sigmoid(z, p);\n}",
    ];

    public static TheoryData<string> WrongMembers =>
    [
        "void M([Holds(ValueKind.Logits)] float[] x, float[] t) => Losses.Bce({|LOSS104:x|}, t);",
        "[Holds(ValueKind.Logits)] private readonly float[] _x = new float[3];\n\nvoid M(float[] t) => Losses.Dice({|LOSS104:_x|}, t);",
        "private extern void Forward([Holds(ValueKind.Logits)] Span<float> output);\n\nvoid M(float[] x, float[] t)\n{\n    Forward(x);\n    Losses.Bce({|LOSS104:x|}, t);\n}",
        "private extern void Forward([Holds(ValueKind.Logits)] out float[] output);\n\nvoid M(float[] t)\n{\n    Forward(out var x);\n    Losses.Bce({|LOSS104:x|}, t);\n}",
        "class Output { public float[] Logits { get; } = []; }\n\nvoid M(Output output, float[] p, float[] t)\n{\n    TensorPrimitives.Sigmoid(output.Logits, p);\n    Losses.Bce({|LOSS104:output.Logits|}, t);\n}",
        "[return: Holds(ValueKind.Logits)] private extern float[] Run();\n\nvoid M(float[] t)\n{\n    float[] x = Run();\n    for (int i = 0; i < x.Length; i++) x[i] = x[i] / 0.5f;\n    Losses.Bce({|LOSS104:x|}, t);\n}",
    ];

    public static TheoryData<string> Right =>
    [
        "Losses.Bce(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Bce(p, t);",
        "TensorPrimitives.Sigmoid(z, z);\nLosses.Bce(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.BceLogits(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.DiceSigmoid(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nz = g;\nLosses.Bce(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nRandom.Shared.Shuffle(z);\nLosses.Bce(z, t);",
        "Losses.Bce(z, t);\nz[0] = 1;\nTensorPrimitives.Sigmoid(z, p);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Mse(z, t);",
        // Soft targets are not looked at.
        "TensorPrimitives.SoftMax(z, p);\nLosses.Categorical(p, z);",
        "float[] x = [0.2f, 0.5f, 0.3f];\nLosses.Categorical(x, t);",
        "float[] x = [0, 1, 1];\nLosses.Bce(x, t);",
        "float[] x = [-1, 2, 3];\nfor (int i = 0; i < x.Length; i++) x[i] = z[i];\nLosses.Bce(x, t);",
        // One head of several was given to sigmoid; another has probabilities already.
        "TensorPrimitives.Sigmoid(z.AsSpan(0, 1), p);\nLosses.Sparse(z.AsSpan(1, 3), y);",
        "TensorPrimitives.SoftMax(z.AsSpan(0, 3), p);\nLosses.Bce(z, t);",
        "float gate = 1 / (1 + MathF.Exp(-z[0]));\nLosses.Bce(z, t);",
        "for (int r = 0; r < rows; r++) p[r] = 1 / (1 + MathF.Exp(-z[r * 5 + 4]));\nLosses.Bce(z, t);",
        "for (int i = 0; i < 4; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.Sparse(z.AsSpan(4, 3), y);",
        "for (int r = 0; r < rows; r++)\n{\n    TensorPrimitives.Sigmoid(z.AsSpan(r * 4, 1), p);\n    Losses.Sparse(z.AsSpan(r * 4 + 1, 3), y);\n}",
        "float[] x = [-1, 2, 0.5f, 0.2f, 0.3f];\nLosses.Categorical(x.AsSpan(2, 3), t);",
        // Either one or the other.
        "if (rows > 2) Losses.Bce(z, t);\nelse\n{\n    TensorPrimitives.Sigmoid(z, p);\n    Losses.Bce(p, t);\n}",
        "if (rows > 2)\n{\n    Losses.Bce(z, t);\n    return;\n}\n\nTensorPrimitives.Sigmoid(z, p);\nLosses.Bce(p, t);",
        "if (rows > 2)\n{\n    TensorPrimitives.Sigmoid(z, p);\n    Losses.Bce(p, t);\n    return;\n}\n\nLosses.Bce(z, t);",
        "switch (rows)\n{\n    case 0:\n        Losses.Bce(z, t);\n        break;\n    case 1:\n        TensorPrimitives.Sigmoid(z, p);\n        Losses.Bce(p, t);\n        break;\n}",
        "foreach (int i in y)\n{\n    if (rows > 2)\n    {\n        Losses.Bce(z, t);\n        continue;\n    }\n\n    TensorPrimitives.Sigmoid(z, p);\n    Losses.Bce(p, t);\n}",
        "if (rows > 2) TensorPrimitives.Sigmoid(z, p);\nelse z.CopyTo(p, 0);\nLosses.Bce(z, t);",
        "Func<float> step = () =>\n{\n    if (rows > 2) return Losses.Bce(z, t);\n    TensorPrimitives.Sigmoid(z, p);\n    return Losses.Bce(p, t);\n};",
    ];

    public static TheoryData<string> RightMembers =>
    [
        // More is done than the name says.
        "static void Sigmoid(float[] x, float[] w, float[] r)\n{\n    for (int i = 0; i < r.Length; i++) r[i] = x[i] * w[i];\n    Scale(r);\n}\n\nstatic extern void Scale(float[] r);\n\nvoid M(float[] x, float[] w, float[] p, float[] t)\n{\n    Sigmoid(x, w, p);\n    Losses.Bce(x, t);\n}",
        "void M([Holds(ValueKind.SigmoidProbabilities)] float[] x, float[] t) => Losses.Bce(x, t);",
        "void M([Holds(ValueKind.Logits)] float[] x, float[] t)\n{\n    TensorPrimitives.Sigmoid(x, x);\n    Losses.Bce(x, t);\n}",
        "private extern void Forward(float[] x);\n\nvoid M([Holds(ValueKind.Logits)] float[] x, float[] t)\n{\n    Forward(x);\n    Losses.Bce(x, t);\n}",
        // Named like logits, and no more is known.
        "void M(float[] logits, float[] t) => Losses.Bce(logits, t);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public Task SpeaksAcrossMembers(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(RightMembers))]
    public Task SilentAcrossMembers(string members) => Misuse.Members(members);
}
