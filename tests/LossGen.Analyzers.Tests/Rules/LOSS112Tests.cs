using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS112Tests
{
    private const string LogSoftmax = "private extern float[] LogSoftmax(float[] x);\n\n";

    public static TheoryData<string> Wrong =>
    [
        LogSoftmax + "void M(float[] z, int[] y) => Losses.CrossEntropy({|LOSS112:LogSoftmax(z)|}, y);",
        LogSoftmax + "void M(float[] z, int[] y)\n{\n    float[] x = LogSoftmax(z);\n    Losses.SoftmaxFocal({|LOSS112:x|}, y);\n}",
        LogSoftmax + "void M(float[] z, float[] t, float[] g) => Losses.SoftCrossEntropy({|LOSS112:LogSoftmax(z)|}, t, g);",
        "private extern void log_softmax(ReadOnlySpan<float> x, Span<float> result);\n\nvoid M(float[] z, float[] p, int[] y)\n{\n    log_softmax(z, p);\n    Losses.CrossEntropy({|LOSS112:p|}, y);\n}",
        "void M([Holds(ValueKind.LogProbabilities)] float[] x, int[] y) => Losses.CrossEntropy({|LOSS112:x|}, y);",
        "void M(float[] z, float[] p, int[] y)\n{\n    float sum = 0;\n    for (int i = 0; i < 3; i++) sum += MathF.Exp(z[i]);\n    for (int i = 0; i < 3; i++) p[i] = z[i] - MathF.Log(sum);\n    Losses.CrossEntropy({|LOSS112:p|}, y);\n}",
        "private extern (float[] Values, int Count) Run([Holds(ValueKind.LogProbabilities)] Span<float> x);\n\nvoid M(float[] z, int[] y)\n{\n    _ = Run(z);\n    Losses.CrossEntropy({|LOSS112:z|}, y);\n}",
    ];

    public static TheoryData<string> Right =>
    [
        LogSoftmax + "void M(float[] z, int[] y) => Losses.Nll(LogSoftmax(z), y);",
        LogSoftmax + "void M(float[] z, int[] y)\n{\n    float[] x = LogSoftmax(z);\n    Losses.CrossEntropy(z, y);\n}",
        LogSoftmax + "void M(float[] z, float[] t) => Losses.Kl(LogSoftmax(z), t);",
        LogSoftmax + "void M(float[] z, float[] t) => Losses.BceLogits(LogSoftmax(z), t);",
        LogSoftmax + "void M(float[] z, float[] t) => Losses.Mse(LogSoftmax(z), t);",
        LogSoftmax + "void M(float[] z, int[] y)\n{\n    float[] x = LogSoftmax(z);\n    Array.Sort(x);\n    Losses.CrossEntropy(x, y);\n}",
        LogSoftmax + "void M(float[] z, int[] y)\n{\n    float[] x = LogSoftmax(z);\n    x = z;\n    Losses.CrossEntropy(x, y);\n}",
        LogSoftmax + "void M(float[] z, int[] y, bool b)\n{\n    float[] x = b ? LogSoftmax(z) : z;\n    Losses.CrossEntropy(x, y);\n}",
        "private extern float[] LogSoftmaxGradient(float[] x);\n\nvoid M(float[] z, int[] y) => Losses.CrossEntropy(LogSoftmaxGradient(z), y);",
        "void M([Holds(ValueKind.Logits)] float[] x, int[] y) => Losses.CrossEntropy(x, y);",
        "void M(float[] z, float[] p, int[] y)\n{\n    TensorPrimitives.Log(z, p);\n    Losses.CrossEntropy(p, y);\n}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
