using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class PassLogitsFixTests
{
    private const string Weighted =
        """
        static float[] Softmax(float[] x, float[] w)
        {
            float[] h = new float[3];
            for (int i = 0; i < h.Length; i++) h[i] = TensorPrimitives.Dot(x, w.AsSpan(i * x.Length, x.Length));
            Scale(h);
            return h;
        }

        static extern void Scale(float[] h);


        """;

    private const string WeightedInto =
        """
        static void Softmax(float[] x, float[] w, float[] result)
        {
            for (int i = 0; i < result.Length; i++) result[i] = TensorPrimitives.Dot(x, w.AsSpan(i * x.Length, x.Length));
            Scale(result);
        }

        static extern void Scale(float[] h);


        """;

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

    /// <summary>Numbers of another type would not compile.</summary>
    [Theory]
    [InlineData("void M(double[] d, float[] p, float[] t)\n{\n    for (int i = 0; i < d.Length; i++) p[i] = (float)(1 / (1 + Math.Exp(-d[i])));\n    Losses.BceLogits(p, t);\n}")]
    [InlineData("private extern float[] Sigmoid(double[] x);\n\nvoid M(double[] d, float[] t) => Losses.BceLogits(Sigmoid(d), t);")]
    public async Task OtherTypesAreNotPassed(string members) => Assert.Empty(await MisuseFix<PassLogitsFix>.Titles(members));

    [Fact]
    public Task FieldBehindAParameter() => MisuseFix<PassLogitsFix>.Members(
        "private float[] z = [];\n\nvoid M(float[] p, float[] t, float[] z)\n{\n    TensorPrimitives.Sigmoid(this.z, p);\n    Losses.BceLogits(p, t);\n}",
        "Pass 'this.z'",
        "private float[] z = [];\n\nvoid M(float[] p, float[] t, float[] z)\n{\n    TensorPrimitives.Sigmoid(this.z, p);\n    Losses.BceLogits(this.z, t);\n}");

    [Fact]
    public Task StaticFieldOfAnotherClass() => MisuseFix<PassLogitsFix>.Members(
        "static class Net { public static float[] Output = []; }\n\nvoid M(float[] p, float[] t)\n{\n    TensorPrimitives.Sigmoid(Net.Output, p);\n    Losses.BceLogits(p, t);\n}",
        "Pass 'Net.Output'",
        "static class Net { public static float[] Output = []; }\n\nvoid M(float[] p, float[] t)\n{\n    TensorPrimitives.Sigmoid(Net.Output, p);\n    Losses.BceLogits(Net.Output, t);\n}");

    /// <summary>What a call does beside its result is still needed.</summary>
    [Theory]
    [InlineData("static extern float[] Softmax(float[] x, out float max);", "float[] q = Softmax(z, out float max);", "Console.WriteLine(max);")]
    [InlineData("static extern float[] Softmax(float[] x, out float max);\nstatic float _max;", "float[] q = Softmax(z, out _max);", "Console.WriteLine(_max);")]
    [InlineData("static extern float[] Softmax(float[] x, ref int calls);", "int calls = 0;\n    float[] q = Softmax(z, ref calls);", "Console.WriteLine(calls);")]
    [InlineData("static extern float[] Softmax(float[] x, float[] cache);", "float[] cache = new float[6];\n    float[] q = Softmax(z, cache);", "Console.WriteLine(cache[0]);")]
    [InlineData("static extern float[] Softmax(float[] x, float temperature);", "int steps = 0;\n    float[] q = Softmax(z, steps++);", "Console.WriteLine(steps);")]
    [InlineData("static extern float[] Softmax(float[] x, bool b);", "int length;\n    float[] q = Softmax(z, (length = z.Length) > 3);", "Console.WriteLine(length);")]
    [InlineData("", "float[] q = new float[Length(out int length)];\n    TensorPrimitives.SoftMax(z, q);", "Console.WriteLine(length);\n\n    static int Length(out int x) => x = 3;")]
    public Task CallsThatDoMoreStay(string members, string call, string use) => MisuseFix<PassLogitsFix>.Members(
        $"{members}\n\nvoid M(float[] z, int[] y)\n{{\n    {call}\n    Losses.CrossEntropy(q, y);\n    {use}\n}}",
        "Pass 'z'",
        $"{members}\n\nvoid M(float[] z, int[] y)\n{{\n    {call}\n    Losses.CrossEntropy(z, y);\n    {use}\n}}");

    /// <summary>The input of a network, or of a function that does more than its name says, is not what softmax was given.</summary>
    [Theory]
    [InlineData("Tensor M(Tensor x, Tensor y) => functional.cross_entropy(Sequential(Linear(10, 3), Softmax(1)).call(x), y);")]
    [InlineData("Tensor M(Tensor x, Tensor y)\n{\n    var p = Sequential(Flatten(), Linear(10, 3), Softmax(1)).call(x);\n    return functional.cross_entropy(p, y);\n}")]
    [InlineData(Weighted + "void M(float[] z, float[] w, int[] y) => Losses.CrossEntropy(Softmax(z, w), y);")]
    [InlineData(WeightedInto + "void M(float[] z, float[] w, float[] p, int[] y)\n{\n    Softmax(z, w, p);\n    Losses.CrossEntropy(p, y);\n}")]
    public async Task InputsOfSomethingBeforeAreNotPassed(string members)
    {
        Assert.Single(await Misuse.DiagnoseMembers(members), d => d.Id == "LOSS101");
        Assert.Empty(await MisuseFix<PassLogitsFix>.Titles(members));
    }

    [Fact]
    public Task ModuleThatPassesItsInputOn() => MisuseFix<PassLogitsFix>.Members(
        "Tensor M(Tensor x, Tensor y)\n{\n    var p = Sequential(Flatten(), Softmax(1)).call(x);\n    return functional.cross_entropy(p, y);\n}",
        "Pass 'x'",
        "Tensor M(Tensor x, Tensor y)\n{\n    var p = Sequential(Flatten(), Softmax(1)).call(x);\n    return functional.cross_entropy(x, y);\n}");

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
