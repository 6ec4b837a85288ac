using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Batches whose losses may well be added up.</summary>
public partial class LOSS111Tests
{
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
}
