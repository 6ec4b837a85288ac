using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class PassLogitsFixTests
{
    [Fact]
    public Task Buffer() => MisuseFix<PassLogitsFix>.Body(
        "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(p, y, g);",
        "Pass 'z'",
        "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(z, y, g);");

    [Fact]
    public Task UnusedBufferGoes() => MisuseFix<PassLogitsFix>.Body(
        "int n = z.Length;\nfloat[] q = new float[n];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(q, y, g);",
        "Pass 'z'",
        "int n = z.Length;\nLosses.CrossEntropy(z, y, g);");

    [Fact]
    public Task UnusedStackBufferGoes() => MisuseFix<PassLogitsFix>.Body(
        "// One batch.\nSpan<float> q = stackalloc float[6];\nTensorPrimitives.Sigmoid(z, q);\nfloat loss = Losses.BceLogits(q, t);",
        "Pass 'z'",
        "// One batch.\nfloat loss = Losses.BceLogits(z, t);");

    [Fact]
    public Task BufferThatIsReadStays() => MisuseFix<PassLogitsFix>.Body(
        "float[] q = new float[6];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(q, y, g);\nConsole.WriteLine(q[0]);",
        "Pass 'z'",
        "float[] q = new float[6];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(z, y, g);\nConsole.WriteLine(q[0]);");

    [Fact]
    public Task BufferThatIsTheGradientStays() => MisuseFix<PassLogitsFix>.Body(
        "float[] q = new float[6];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(q, y, q);",
        "Pass 'z'",
        "float[] q = new float[6];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(z, y, q);");

    [Fact]
    public Task Call() => MisuseFix<PassLogitsFix>.Members(
        "static extern float[] Softmax(float[] x);\n\nvoid M(float[] z, int[] y) => Losses.CrossEntropy(Softmax(z), y);",
        "Pass 'z'",
        "static extern float[] Softmax(float[] x);\n\nvoid M(float[] z, int[] y) => Losses.CrossEntropy(z, y);");

    [Fact]
    public Task CallOfACall() => MisuseFix<PassLogitsFix>.Members(
        "static extern float[] Softmax(float[] x);\nextern float[] Forward();\n\nvoid M(int[] y) => Losses.CrossEntropy(Softmax(Forward()), y);",
        "Pass 'Forward()'",
        "static extern float[] Softmax(float[] x);\nextern float[] Forward();\n\nvoid M(int[] y) => Losses.CrossEntropy(Forward(), y);");

    [Fact]
    public Task UnusedResultGoes() => MisuseFix<PassLogitsFix>.Members(
        "static extern float[] LogSoftmax(float[] x);\n\nvoid M(float[] z, int[] y)\n{\n    float[] x = LogSoftmax(z);\n    Losses.CrossEntropy(x, y);\n}",
        "Pass 'z'",
        "static extern float[] LogSoftmax(float[] x);\n\nvoid M(float[] z, int[] y)\n{\n    Losses.CrossEntropy(z, y);\n}");

    [Fact]
    public Task Rows() => MisuseFix<PassLogitsFix>.Body(
        "for (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z.AsSpan(r * 3, 3), p.AsSpan(r * 3, 3));\nLosses.CrossEntropy(p, y, g);",
        "Pass 'z'",
        "for (int r = 0; r < rows; r++) TensorPrimitives.SoftMax(z.AsSpan(r * 3, 3), p.AsSpan(r * 3, 3));\nLosses.CrossEntropy(z, y, g);");

    [Fact]
    public Task WrittenByHand() => MisuseFix<PassLogitsFix>.Body(
        "for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits(p, t);",
        "Pass 'z'",
        "for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.BceLogits(z, t);");

    [Fact]
    public Task AcrossMethods() => MisuseFix<PassLogitsFix>.Members(
        "static void Activate(float[] x, float[] y)\n{\n    TensorPrimitives.Sigmoid(x, y);\n}\n\nvoid M(float[] a, float[] b, float[] t)\n{\n    Activate(a, b);\n    Losses.BceLogits(b, t);\n}",
        "Pass 'a'",
        "static void Activate(float[] x, float[] y)\n{\n    TensorPrimitives.Sigmoid(x, y);\n}\n\nvoid M(float[] a, float[] b, float[] t)\n{\n    Activate(a, b);\n    Losses.BceLogits(a, t);\n}");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task All(bool hasKey) => MisuseFix<PassLogitsFix>.All(
        Misuse.InMethod("float[] q = new float[6];\nTensorPrimitives.SoftMax(z, q);\nLosses.CrossEntropy(q, y, g);\nLosses.SoftmaxFocal(q, y);\nTensorPrimitives.Sigmoid(t, p);\nLosses.BceLogits(p, t);"),
        Misuse.InMethod("Losses.CrossEntropy(z, y, g);\nLosses.SoftmaxFocal(z, y);\nTensorPrimitives.Sigmoid(t, p);\nLosses.BceLogits(t, t);"),
        hasKey);

    [Theory]
    [InlineData("TensorPrimitives.SoftMax(z, z);\nLosses.CrossEntropy(z, y, g);")]
    [InlineData("TensorPrimitives.SoftMax(z, p);\nz[0] = 1;\nLosses.CrossEntropy(p, y, g);")]
    [InlineData("TensorPrimitives.SoftMax(z, p);\nz = g;\nLosses.CrossEntropy(p, y, g);")]
    [InlineData("TensorPrimitives.SoftMax(z.AsSpan(0, 3), p);\nLosses.CrossEntropy(p, y, g);")]
    [InlineData("{\n    float[] x = z.ToArray();\n    x[0]++;\n    TensorPrimitives.SoftMax(x, p);\n}\nLosses.CrossEntropy(p, y, g);")]
    [InlineData("for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-(z[i] - 1)));\nLosses.BceLogits(p, t);")]
    public async Task LogitsThatAreGoneAreNotPassed(string body)
    {
        Assert.Empty(await MisuseFix<PassLogitsFix>.Titles(Misuse.InMethod(body)));
    }
}
