using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS102Tests
{
    private const string Sigmoid = "static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));\n\n";

    public static TheoryData<string> Wrong =>
    [
        "TensorPrimitives.Sigmoid(z, p);\nLosses.BceLogits({|LOSS102:p|}, t);",
        "TensorPrimitives.SoftMax(z, p);\nLosses.BceLogits({|LOSS102:p|}, t, g);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.SigmoidFocal({|LOSS102:p|}, t);",
        "TensorPrimitives.Sigmoid(z, z);\nLosses.BceLogits({|LOSS102:z|}, t);",
        "for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits({|LOSS102:p|}, t);",
        "for (int i = 0; i < rows; i++) p[i] = z[i] >= 0 ? 1 / (1 + MathF.Exp(-z[i])) : MathF.Exp(z[i]) / (1 + MathF.Exp(z[i]));\nLosses.BceLogits({|LOSS102:p|}, t);",
        "for (int i = 0; i < rows; i++)\n{\n    float e = MathF.Exp(-z[i]);\n    p[i] = 1.0f / (e + 1.0f);\n}\nLosses.BceLogits({|LOSS102:p|}, t);",
        "int i = 0;\nwhile (i < rows)\n{\n    p[i] = (float)(1.0 / (1.0 + Math.Exp(-z[i])));\n    i++;\n}\nLosses.BceLogits({|LOSS102:p|}, t);",
        "p = z.ToArray();\nforeach (ref float x in p.AsSpan()) x = 1 / (1 + float.Exp(-x));\nLosses.BceLogits({|LOSS102:p|}, t);",
        "TensorPrimitives.Sigmoid(z, p);\nfor (int i = 0; i < rows; i++) g[i] = 1 - p[i];\nLosses.BceLogits({|LOSS102:g|}, t);",
        "TensorPrimitives.Sigmoid(z, p);\nTensorPrimitives.Max(p, 1e-7f, p);\nLosses.BceLogits({|LOSS102:p|}, t);",
        "float[] q = System.Numerics.Tensors.Tensor.Sigmoid<float>(System.Numerics.Tensors.Tensor.Create(z)).ToArray();\nLosses.BceLogits({|LOSS102:q|}, t);",
        "TensorPrimitives.Sigmoid(z, p);\nTensorPrimitives.Log(p, g);\nTensorPrimitives.Exp(g, g);\nLosses.BceLogits({|LOSS102:g|}, t);",
    ];

    public static TheoryData<string> WrongMembers =>
    [
        Sigmoid + "void M(float[] z, float[] p, float[] t)\n{\n    for (int i = 0; i < z.Length; i++) p[i] = Sigmoid(z[i]);\n    Losses.BceLogits({|LOSS102:p|}, t);\n}",
        "static void Activate(float[] x)\n{\n    for (int i = 0; i < x.Length; i++) x[i] = 1 / (1 + MathF.Exp(-x[i]));\n}\n\nvoid M(float[] z, float[] t)\n{\n    Activate(z);\n    Losses.BceLogits({|LOSS102:z|}, t);\n}",
        "static float[] Activate(float[] x)\n{\n    float[] result = new float[x.Length];\n    TensorPrimitives.Sigmoid(x, result);\n    return result;\n}\n\nvoid M(float[] z, float[] t) => Losses.BceLogits({|LOSS102:Activate(z)|}, t);",
        "void M([Holds(ValueKind.SigmoidProbabilities)] ReadOnlySpan<float> x, float[] t) => Losses.BceLogits({|LOSS102:x|}, t);",
        "[Holds(ValueKind.SigmoidProbabilities)] private float[] _outputs = [];\n\nvoid M(float[] t) => Losses.BceLogits({|LOSS102:_outputs|}, t);",
        "[Holds(ValueKind.SigmoidProbabilities)] public float[] Outputs { get; set; }\n\nvoid M(User other, float[] t) => Losses.BceLogits({|LOSS102:other.Outputs|}, t);",
        "[return: Holds(ValueKind.SigmoidProbabilities)] private extern float[] Run();\n\nvoid M(float[] t) => Losses.BceLogits({|LOSS102:Run()|}, t);",
        "private extern void Sigmoid(ReadOnlySpan<float> x, Span<float> y);\n\nvoid M(float[] z, float[] p, float[] t)\n{\n    Sigmoid(z, p);\n    Losses.BceLogits({|LOSS102:p|}, t);\n}",
        "private float[] _p = [];\n\nvoid M(float[] z, float[] t)\n{\n    TensorPrimitives.Sigmoid(z, this._p);\n    Losses.BceLogits({|LOSS102:_p|}, t);\n}",
        "void M(float[] z, float[] t)\n{\n    float[] p = Sigmoid(z);\n    Losses.BceLogits({|LOSS102:p|}, t);\n\n    static float[] Sigmoid(float[] x) => x.Select(v => 1 / (1 + MathF.Exp(-v))).ToArray();\n}",
    ];

    public static TheoryData<string> Right =>
    [
        "Losses.BceLogits(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.BceLogits(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nLosses.Bce(p, t);",
        "Losses.BceLogits(z, t);\nTensorPrimitives.Sigmoid(z, z);",
        "TensorPrimitives.Sigmoid(t, p);\nLosses.BceLogits(z, p);",
        "TensorPrimitives.Sigmoid(z, p);\nTensorPrimitives.Multiply(p, z, p);\nLosses.BceLogits(p, t);",
        "TensorPrimitives.Tanh(z, p);\nLosses.BceLogits(p, t);",
        "for (int i = 0; i < rows; i++) p[i] = 2 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits(p, t);",
        "for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nfor (int i = 0; i < rows; i++) p[i] = z[i];\nLosses.BceLogits(p, t);",
        "for (int i = 0; i < rows; i++)\n{\n    Losses.BceLogits(z, t);\n    p[i] = 1 / (1 + MathF.Exp(-z[i]));\n}",
        "TensorPrimitives.Sigmoid(z, p);\nfor (int i = 0; i < rows; i++) p[i] = MathF.Log(p[i] / (1 - p[i]));\nLosses.BceLogits(p, t);",
        "switch (rows)\n{\n    case 1: TensorPrimitives.Sigmoid(z, p); break;\n    default: z.CopyTo(p, 0); break;\n}\nLosses.BceLogits(p, t);",
        "for (int i = 0; i < rows; i++) p[2 * i + 1] = 1 / (1 + MathF.Exp(-z[2 * i + 1]));\nLosses.BceLogits(p, t);",
        "for (int i = 0; i < rows; i++) p[rows + i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits(p, t);",
        "TensorPrimitives.Sigmoid(z.AsSpan(0, 1), p.AsSpan(0, 1));\nLosses.BceLogits(p.AsSpan(1, 2), t);",
        "float total = 0;\nfor (int i = 0; i < rows; i++) total += 1 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits(z, t);",
        "TensorPrimitives.Sigmoid(z, p);\nfor (int i = 0; i < rows; i++) z[i] *= p[i];\nLosses.BceLogits(z, t);",
        "List<float> list = p.ToList();\nTensorPrimitives.Sigmoid(z, CollectionsMarshal.AsSpan(list));\nlist.Reverse();\nlist.RemoveRange(0, 3);\nlist.InsertRange(0, z);\nLosses.BceLogits(CollectionsMarshal.AsSpan(list), t);",
    ];

    public static TheoryData<string> RightMembers =>
    [
        // The name says one thing, the body another.
        "static float[] Sigmoid(float[] x) => x;\n\nvoid M(float[] z, float[] t) => Losses.BceLogits(Sigmoid(z), t);",
        Sigmoid + "void M(float[] z, float[] p, float[] t)\n{\n    for (int i = 0; i < z.Length; i++) p[i] = z[i] * Sigmoid(z[i]);\n    Losses.BceLogits(p, t);\n}",
        "private extern float[] SigmoidInverse(float[] x);\n\nvoid M(float[] z, float[] t) => Losses.BceLogits(SigmoidInverse(z), t);",
        "private float[] _p = [];\nprivate void Reset() => _p = [];\n\nvoid M(float[] z, float[] t)\n{\n    TensorPrimitives.Sigmoid(z, _p);\n    Reset();\n    Losses.BceLogits(_p, t);\n}",
        "void M([Holds(ValueKind.Logits)] ReadOnlySpan<float> x, float[] t) => Losses.BceLogits(x, t);",
        "delegate float Objective(ReadOnlySpan<float> x, ReadOnlySpan<float> y);\n\nvoid M(float[] z, float[] p, float[] t)\n{\n    TensorPrimitives.Sigmoid(z, p);\n    Objective loss = Losses.BceLogits;\n    loss(p, t);\n}",
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
