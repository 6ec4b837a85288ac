using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Memory that is known by another name too: what is in a container, or belongs to an object, may be written through that.</summary>
public class ContainerTests
{
    private const string Others =
        """
        private static class Other
        {
            public static extern void Forward(float[] x, float[] y);
            public static extern void Fill(params float[][] all);
            public static extern void FillList(List<float[]> all);
            public static extern void FillReadOnly(IReadOnlyList<float[]> all);
            public static extern void FillBoth((float[], float[]) both);
            public static extern void FillState(State state);
        }

        private class State { public float[] Probs { get; init; } }

        private readonly External _net;

        private abstract class External
        {
            public float[] Output => Buffer();
            public abstract float[] Buffer();
            public abstract Span<float> Forward(float[] x);
        }


        """;

    public static TheoryData<string> Wrong =>
    [
        "float[][] heads = [p, t];\nTensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "float[][] heads = [z, t];\nTensorPrimitives.SoftMax(z, p);\ng.CopyTo(heads[0], 0);\nLosses.CrossEntropy({|LOSS101:p|}, y, g);",
        "float[] q = _net.Buffer();\nTensorPrimitives.SoftMax(q, q);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
        "float[] q = _net.Output;\nTensorPrimitives.SoftMax(q, q);\nLosses.CrossEntropy({|LOSS101:q|}, y, g);",
    ];

    public static TheoryData<string> Right =>
    [
        "float[][] heads = [p, g];\nTensorPrimitives.SoftMax(z, p);\nz.CopyTo(heads[0], 0);\nLosses.CrossEntropy(p, y, g);",
        "float[][] heads = { p, g };\nTensorPrimitives.SoftMax(z, heads[0]);\nz.CopyTo(p, 0);\nLosses.CrossEntropy(heads[0], y, g);",
        "float[] a = new float[6], b = new float[6];\nfloat[][] buffers = [a, b];\nTensorPrimitives.SoftMax(z, a);\nfor (int i = 0; i < rows; i++) TensorPrimitives.Multiply(buffers[i % 2], z, buffers[(i + 1) % 2]);\nLosses.CrossEntropy(a, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nforeach (var b in new[] { p, t }) Other.Forward(z, b);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nforeach (var b in new[] { p, t }) z.CopyTo(b, 0);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nOther.Fill(p, t);\nLosses.CrossEntropy(p, y, g);",
        "List<float[]> all = [p, t];\nTensorPrimitives.SoftMax(z, p);\nOther.FillList(all);\nLosses.CrossEntropy(p, y, g);",
        "float[][] all = [p, t];\nTensorPrimitives.SoftMax(z, p);\nOther.FillReadOnly(all);\nLosses.CrossEntropy(p, y, g);",
        "var both = (p, t);\nTensorPrimitives.SoftMax(z, p);\nOther.FillBoth(both);\nLosses.CrossEntropy(p, y, g);",
        "TensorPrimitives.SoftMax(z, p);\nOther.FillBoth((p, t));\nLosses.CrossEntropy(p, y, g);",
        "var state = new State { Probs = p };\nTensorPrimitives.SoftMax(z, p);\nOther.FillState(state);\nLosses.CrossEntropy(p, y, g);",
        "float[] q = _net.Output;\nTensorPrimitives.SoftMax(q, q);\n_net.Forward(p);\nLosses.CrossEntropy(q, y, g);",
        "Span<float> q = _net.Forward(p);\nTensorPrimitives.SoftMax(q, q);\n_net.Forward(t);\nLosses.CrossEntropy(q, y, g);",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string body) => Misuse.Members(Others + Misuse.InMethod(body));

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string body) => Misuse.Members(Others + Misuse.InMethod(body));
}
