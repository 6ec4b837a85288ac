using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS111Tests
{
    private const string Batch = "record Batch(float[] Z, int[] Y);\n\n";

    public static TheoryData<string> Wrong =>
    [
        """
        double M(float[] z, float[] t, int n)
        {
            double total = 0;
            int batches = 0;
            for (int start = 0; start < n; start += 32)
            {
                int count = Math.Min(32, n - start);
                total += Losses.Mse(z.AsSpan(start, count), t.AsSpan(start, count));
                batches++;
            }

            return {|LOSS111:total / batches|};
        }
        """,
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int batches = 0;
            foreach (float[] x in z.Chunk(32))
            {
                total += Losses.Mse(x, t);
                batches += 1;
            }

            total = {|LOSS111:total / batches|};
            return total;
        }
        """,
        Batch +
        """
        float M(List<Batch> batches)
        {
            float total = 0;
            foreach (Batch batch in batches)
            {
                float loss = Losses.CrossEntropy(batch.Z, batch.Y);
                total += loss;
            }

            return {|LOSS111:total / batches.Count|};
        }
        """,
        """
        float M((float[] X, float[] Y)[] batches)
        {
            float total = 0;
            foreach ((float[] x, float[] y) in batches) total += Losses.Mse(x, y);
            return {|LOSS111:total / batches.Length|};
        }
        """,
        """
        private extern Span<float> Forward(float[] x);

        float M(IEnumerable<float[]> loader, float[] t)
        {
            float total = 0;
            int i = 0;
            foreach (float[] x in loader)
            {
                Span<float> p = Forward(x);
                total += Losses.Mse(p, t.AsSpan(0, x.Length));
                ++i;
            }

            Console.WriteLine({|LOSS111:total / (float)i|});
            return total;
        }
        """,
        """
        float M(float[] z, float[] t, int n)
        {
            float total = 0;
            int batches = 0;
            for (int start = 0; start < n; start += 32, batches++)
            {
                int end = Math.Min(start + 32, n);
                batches++;
                total += Losses.Mse(z.AsSpan()[start..end], t.AsSpan()[start..end]);
            }

            return {|LOSS111:total / batches|};
        }
        """,
        """
        float M(IEnumerable<Tensor> loader, Tensor y)
        {
            float total = 0;
            int i = 0;
            foreach (Tensor x in loader)
            {
                Tensor loss = functional.cross_entropy(x, y);
                total += loss.item<float>();
                i++;
            }

            return {|LOSS111:total / i|};
        }
        """,
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int batches = 0;
            foreach (float[] x in z.Chunk(32))
            {
                total = total + Losses.Mse(x, t);
                batches++;
            }

            {|LOSS111:total /= batches|};
            return total;
        }
        """,
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int batches = 0;
            foreach (float[] x in z.Chunk(32))
            {
                float loss = Losses.Mse(x, t);
                total = loss + total;
                batches++;
            }

            return {|LOSS111:total / batches|};
        }
        """,
        """
        double M(float[] z, float[] t, int n)
        {
            double total = 0;
            int batches = 0;
            for (int start = 0; start < n; start += 32, batches++)
            {
                int count = Math.Min(32, n - start);
                total += Losses.Mse(z.AsSpan(start, count), t.AsSpan(start, count));
            }

            return {|LOSS111:total / batches|};
        }
        """,
        """
        double M(float[] z, float[] t, int n, int size)
        {
            double total = 0;
            int batches = (n + size - 1) / size;
            for (int b = 0; b < batches; b++)
            {
                int start = b * size, count = Math.Min(size, n - start);
                total += Losses.Mse(z.AsSpan(start, count), t.AsSpan(start, count));
            }

            return {|LOSS111:total / batches|};
        }
        """,
        // Of an empty batch nothing is known, whatever its size.
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int batches = 0;
            foreach (float[] x in z.Chunk(32))
            {
                if (x.Length == 0) continue;
                total += Losses.Mse(x, t);
                batches++;
            }

            return {|LOSS111:total / batches|};
        }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        // Weighted by the batch.
        """
        double M(float[] z, float[] t, int n)
        {
            double total = 0;
            int batches = 0;
            for (int start = 0; start < n; start += 32)
            {
                int count = Math.Min(32, n - start);
                total += count * Losses.Mse(z.AsSpan(start, count), t.AsSpan(start, count));
                batches++;
            }

            return total / n;
        }
        """,
        // All of one size.
        """
        double M(float[] z, float[] t, int n)
        {
            double total = 0;
            int batches = 0;
            for (int start = 0; start + 32 <= n; start += 32)
            {
                total += Losses.Mse(z.AsSpan(start, 32), t.AsSpan(start, 32));
                batches++;
            }

            return total / batches;
        }
        """,
        """
        double M(float[] z, float[] t, int size, int n)
        {
            double total = 0;
            int batches = 0;
            for (int start = 0; start < n; start += size)
            {
                total += Losses.Mse(z.AsSpan()[start..(start + size)], t.AsSpan()[start..(start + size)]);
                batches++;
            }

            return total / batches;
        }
        """,
        // What is left over is left out.
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int batches = 0;
            foreach (var x in z.Chunk(32))
            {
                if (x.Length < 32) break;
                total += Losses.Mse(x, t);
                batches++;
            }

            return total / batches;
        }
        """,
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int batches = 0;
            foreach (var x in z.Chunk(32))
            {
                if (x.Length == 32)
                {
                    total += Losses.Mse(x, t);
                    batches++;
                }
            }

            return total / batches;
        }
        """,
        """
        double M(float[] z, float[] t, int n, int size)
        {
            double total = 0;
            int batches = (n + size - 1) / size;
            for (int b = 0; b < batches; b++)
            {
                int start = b * size, count = Math.Min(size, n - start);
                if (count != size) continue;
                total += Losses.Mse(z.AsSpan(start, count), t.AsSpan(start, count));
            }

            return total / batches;
        }
        """,
        """
        double M(float[] z, float[] t, int n, int size)
        {
            double total = 0;
            int batches = n / size;
            for (int b = 0; b < batches; b++)
            {
                total += Losses.Mse(z.AsSpan(b * size, size), t.AsSpan(b * size, size));
            }

            return total / batches;
        }
        """,
        """
        private extern float[] Forward(float[] x);

        double M(float[] z, float[] t, int epochs)
        {
            double total = 0;
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                float[] p = Forward(z);
                total += Losses.Mse(p, t);
            }

            total /= epochs;
            return total;
        }
        """,
        // Epochs, each over everything.
        """
        double M(float[] z, float[] t)
        {
            double total = 0;
            int epochs = 0;
            while (epochs < 10)
            {
                total += Losses.Mse(z, t);
                epochs++;
            }

            return total / epochs;
        }
        """,
        // Divided by the samples.
        """
        double M(IEnumerable<float[]> loader, float[] t, int samples)
        {
            double total = 0;
            foreach (float[] x in loader) total += Losses.Mse(x, t);
            return total / samples;
        }
        """,
        // Sums.
        """
        double M(IEnumerable<float[]> loader, float[] t)
        {
            double total = 0;
            int i = 0;
            foreach (float[] x in loader)
            {
                total += Losses.SumMse(x, t);
                i++;
            }

            return total / i;
        }
        """,
        // The last one only.
        """
        double M(IEnumerable<float[]> loader, float[] t)
        {
            double last = 0;
            int i = 0;
            foreach (float[] x in loader)
            {
                last = Losses.Mse(x, t);
                i++;
            }

            return last / i;
        }
        """,
        // Not divided at all.
        """
        double M(IEnumerable<float[]> loader, float[] t)
        {
            double total = 0;
            foreach (float[] x in loader) total += Losses.Mse(x, t);
            return total;
        }
        """,
        // Something else is divided.
        """
        double M(IEnumerable<float[]> loader, float[] t)
        {
            double total = 0, correct = 0;
            int i = 0;
            foreach (float[] x in loader)
            {
                total += Losses.Mse(x, t);
                correct += x[0] > 0 ? 1 : 0;
                i++;
            }

            return correct / i;
        }
        """,
        // Progress within the loop.
        """
        double M(IEnumerable<float[]> loader, float[] t)
        {
            double total = 0;
            int i = 0;
            foreach (float[] x in loader)
            {
                total += Losses.Mse(x, t);
                i++;
                Console.WriteLine(total / i);
            }

            return total;
        }
        """,
        // By the number of what is looped over elsewhere.
        """
        double M(List<float[]> loader, List<float[]> others, float[] t)
        {
            double total = 0;
            foreach (float[] x in loader) total += Losses.Mse(x, t);
            return total / others.Count;
        }
        """,
        """
        double M(IEnumerable<float[]> loader, float[] t)
        {
            double total = 0;
            int samples = 0;
            foreach (float[] x in loader)
            {
                total += Losses.Mse(x, t) * x.Length;
                samples += x.Length;
            }

            return total / samples;
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
