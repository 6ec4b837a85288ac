using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public partial class LOSS111Tests
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
        float M(IEnumerable<(Tensor, Tensor)> loader)
        {
            float total = 0;
            int i = 0;
            foreach (var (x, y) in loader)
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

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task Speaks(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
