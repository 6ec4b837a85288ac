using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS106Tests
{
    public static TheoryData<string> Wrong =>
    [
        "TensorPrimitives.SoftMax(z, p);\n{|LOSS106:TensorPrimitives.Log(p, g)|};\nLosses.Nll(g, y);",
        "TensorPrimitives.SoftMax(z, p);\n{|LOSS106:TensorPrimitives.Log(p, p)|};\nLosses.Kl(p, t);",
        "TensorPrimitives.Sigmoid(z, p);\n{|LOSS106:TensorPrimitives.Log(p, g)|};\nLosses.Nll(g, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Add(p, 1e-9f, p);\n{|LOSS106:TensorPrimitives.Log(p, p)|};\nLosses.Nll(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nfor (int i = 0; i < rows; i++) g[i] = {|LOSS106:MathF.Log(p[i])|};\nLosses.Nll(g, y);",
        "TensorPrimitives.SoftMax(z, p);\nfor (int i = 0; i < rows; i++) g[i] = {|LOSS106:MathF.Log(MathF.Max(p[i], 1e-12f))|};\nLosses.Nll(g, y);",
        "for (int r = 0; r < rows; r++)\n{\n    Span<float> row = p.AsSpan(r * 3, 3);\n    TensorPrimitives.SoftMax(z.AsSpan(r * 3, 3), row);\n    {|LOSS106:TensorPrimitives.Log(row, row)|};\n}\nLosses.Nll(p, y);",
        // Not done twice: the logarithms of sigmoids do not sum to 1.
        "TensorPrimitives.Sigmoid(z, p);\n{|LOSS106:TensorPrimitives.Log(p, g)|};\nLosses.CrossEntropy(g, y, 3);",
        // Done twice as well.
        "TensorPrimitives.SoftMax(z, p);\n{|LOSS106:TensorPrimitives.Log(p, g)|};\nLosses.CrossEntropy({|LOSS112:g|}, y, 3);",
    ];

    public static TheoryData<string> Right =>
    [
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, g);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, g);\nLosses.CrossEntropy(z, y, 3);",
        "TensorPrimitives.Log(z, p);\nLosses.Nll(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(t, g);\nLosses.Nll(g, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, g);\nTensorPrimitives.Multiply(g, p, g);\nLosses.Nll(g, y);",
        // Entropy.
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, g);\nfloat entropy = -TensorPrimitives.Dot<float>(p, g);\nLosses.CrossEntropy(z, y, 3);",
        "float sum = 0;\nfor (int i = 0; i < 3; i++) sum += MathF.Exp(z[i]);\nfor (int i = 0; i < 3; i++) p[i] = z[i] - MathF.Log(sum);\nLosses.Nll(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.LogP1<float>(p, g);\nLosses.Nll(g, y);",
        "TensorPrimitives.Exp(z, p);\nTensorPrimitives.Log(p, p);\nLosses.Nll(p, y);",
        "TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, g);\ng = t;\nLosses.Nll(g, y);",
        "TensorPrimitives.SoftMax(z, p);\nfor (int i = 0; i < rows; i++) g[i] = MathF.Log(p[i] + t[i]);\nLosses.Nll(g, y);",
        // Its logarithm is no log-softmax, and stays as it is.
        "TensorPrimitives.Sigmoid(z, p);\nTensorPrimitives.Log(p, g);\nTensorPrimitives.Exp(g, g);\nLosses.Bce(g, t);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Body(body);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Body(body);

    [Fact]
    public Task InAnotherMethodIsNotHere() => Misuse.Members(
        """
        static void LogProbabilities(float[] x, float[] y)
        {
            TensorPrimitives.SoftMax(x, y);
            TensorPrimitives.Log(y, y);
        }

        void M(float[] z, float[] p, int[] y)
        {
            LogProbabilities(z, p);
            Losses.Nll(p, y);
        }
        """);

    /// <summary>Formulas of the user's own, without a loss that is known.</summary>
    public static TheoryData<string> WrongFormulas =>
    [
        "return -{|LOSS106:torch.log(x.softmax(1))|}.gather(1, y).mean();",
        "return -{|LOSS106:torch.log(torch.sigmoid(x))|}.mean();",
        "var p = x.softmax(-1);\nvar log = {|LOSS106:p.log()|};\nvar chosen = log.gather(1, y);\nreturn -(chosen * y).sum();",
        "var p = functional.softmax(net.call(x), 1);\nvar loss = -({|LOSS106:p.log()|} * y).sum(1);\nloss.mean().backward();\nreturn loss;",
        "var p = x.sigmoid();\nvar loss = -(y * {|LOSS106:torch.log(p)|} + (1 - y) * {|LOSS106:torch.log(1 - p)|}).mean();\nreturn loss;",
        "Tensor loss = torch.zeros(1);\nfor (int i = 0; i < 4; i++) loss -= {|LOSS106:x[i].softmax(0).log()|} * y[i];\nloss.backward();\nreturn loss;",
        "return Sequential(Linear(4, 3), Softmax(1)).call(x) is { } p ? {|LOSS106:p.log()|}.mean() : x;",
    ];

    public static TheoryData<string> RightFormulas =>
    [
        "return -x.log_softmax(1).gather(1, y).mean();",
        "return -functional.logsigmoid(x).mean();",
        "return x.softmax(1).log();",
        "return -torch.log(x).mean();",
        "return -torch.log(x.softmax(1) + 1e-8).gather(1, y).mean();",
        "return -x.softmax(1).clamp(1e-7, 1 - 1e-7).log().mean();",
        "using var _ = torch.no_grad();\nreturn -x.softmax(1).log().mean();",
        "var p = x.softmax(1);\nvar q = torch.tanh(p);\nreturn q.log().mean();",
        "using (torch.inference_mode()) return -(x.softmax(1).log() * y).sum();",
        "return torch.exp(x).log().mean();",
        "return net.call(x).log().mean();",
    ];

    [Theory]
    [MemberData(nameof(WrongFormulas))]
    public Task SpeaksOfFormulas(string body) => Misuse.Members(Formula(body));

    [Theory]
    [MemberData(nameof(RightFormulas))]
    public Task SilentOfFormulas(string body) => Misuse.Members(Formula(body));

    private static string Formula(string body) => "Tensor M(Tensor x, Tensor y, Module<Tensor, Tensor> net)\n{\n    " + body.Replace("\n", "\n    ") + "\n}";
}
