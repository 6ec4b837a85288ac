using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Memory that training uses for one thing after another, shares or rents, all of it right: nothing is said of it.</summary>
public class BufferCodeTests
{
    public static TheoryData<string> Right =>
    [
        // A buffer that is used for one thing after another.
        """
        void Reuse(float[] a, float[] b, int[] y, float[] t, float[] g)
        {
            float[] buffer = new float[a.Length];
            TensorPrimitives.Sigmoid(a, buffer);
            float first = Losses.Bce(buffer, t);
            b.CopyTo(buffer, 0);
            float second = Losses.CrossEntropy(buffer, y, g);
            TensorPrimitives.Add(buffer, a, buffer);
            Losses.BceLogits(buffer, t);
        }
        """,
        // Two buffers that change places.
        """
        void Layers(float[] x, float[][] weights, int[] y, float[] g)
        {
            float[] current = x, next = new float[x.Length];
            foreach (float[] w in weights)
            {
                TensorPrimitives.Multiply(current, w, next);
                TensorPrimitives.Sigmoid(next, next);
                (current, next) = (next, current);
            }

            TensorPrimitives.Multiply(current, x, next);
            Losses.CrossEntropy(next, y, g);
        }
        """,
        // Extension methods and LINQ.
        """
        float Score(IEnumerable<float[]> batches, float[] t)
        {
            float[] logits = batches.SelectMany(b => b).ToArray();
            float[] probabilities = logits.Select(z => 1 / (1 + MathF.Exp(-z))).ToArray();
            float[] back = probabilities.Select(p => MathF.Log(p / (1 - p))).ToArray();
            return Losses.BceLogits(back, t) + Losses.BceLogits(logits, t) + Losses.Bce(probabilities, t);
        }
        """,
        // Several outputs in an array of arrays.
        """
        void Many(float[][] outputs, int[] y, float[] t)
        {
            TensorPrimitives.Sigmoid(outputs[0], outputs[0]);
            Losses.Bce(outputs[0], t);
            Losses.CrossEntropy(outputs[1], y);
            Losses.BceLogits(outputs[^1], t);
        }
        """,
        // Rented memory, longer than what is used.
        """
        void Rent(float[] x, int[] y, int n)
        {
            float[] rented = System.Buffers.ArrayPool<float>.Shared.Rent(2 * n);
            TensorPrimitives.SoftMax(x, rented.AsSpan(0, n));
            x.CopyTo(rented.AsSpan(n, n));
            Losses.Sparse(rented.AsSpan(0, n), y);
            Losses.CrossEntropy(rented.AsSpan(n, n), y);
            System.Buffers.ArrayPool<float>.Shared.Return(rented);
        }
        """,
        // Sorted, shuffled and cut by methods that are not known.
        """
        private readonly List<float> _history = [];

        void Shuffle(float[] z, float[] p, int[] y, Random random)
        {
            TensorPrimitives.SoftMax(z, p);
            _history.AddRange(p);
            random.Shuffle(p);
            Array.Sort(p, y);
            Losses.CrossEntropy(p, y);
            Losses.CrossEntropy(CollectionsMarshal.AsSpan(_history), y);
        }
        """,
        // A lambda that runs later.
        """
        void Callbacks(float[] z, int[] y)
        {
            List<Action> after = [];
            after.Add(() => TensorPrimitives.SoftMax(z, z));
            Losses.CrossEntropy(z, y);
            foreach (Action action in after) action();
        }
        """,
        // Numbers through another object.
        """
        sealed class Network
        {
            public float[] Logits { get; private set; } = [];
            public float[] Probabilities { get; } = new float[6];

            public void Forward(float[] x)
            {
                Logits = x;
                TensorPrimitives.SoftMax(x, Probabilities);
            }
        }

        void Step(Network network, float[] x, int[] y)
        {
            network.Forward(x);
            Losses.CrossEntropy(network.Logits, y);
            Losses.Sparse(network.Probabilities, y);
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
