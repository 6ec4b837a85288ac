using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Loops of training, with their labels and what is measured, all of it right: nothing is said of it.</summary>
public class TrainingCodeTests
{
    public static TheoryData<string> Right =>
    [
        // Metrics once the loss is known.
        """
        (float Loss, float Accuracy) Step(float[] z, int[] y, float[] g)
        {
            float loss = Losses.CrossEntropy(z, y, g);
            float[] p = new float[z.Length];
            TensorPrimitives.SoftMax(z, p);
            int correct = 0;
            for (int r = 0; r < y.Length; r++)
            {
                if (TensorPrimitives.IndexOfMax<float>(p.AsSpan(r * 3, 3)) == y[r]) correct++;
            }

            return (loss, correct / (float)y.Length);
        }
        """,
        // Labels smoothed by hand.
        """
        void Smooth(float[] z, int[] y, float[] g, float epsilon)
        {
            float[] t = new float[y.Length * 3];
            Array.Fill(t, epsilon / 3);
            for (int r = 0; r < y.Length; r++) t[r * 3 + y[r]] += 1 - epsilon;
            Losses.SoftCrossEntropy(z, t, g);
        }
        """,
        """
        void Smooth(float[] p, int[] y, float[] z)
        {
            TensorPrimitives.SoftMax(z, p);
            float[] t = new float[y.Length * 3];
            for (int r = 0; r < y.Length; r++) t[r * 3 + y[r]] = 1;
            for (int i = 0; i < t.Length; i++) t[i] = t[i] * 0.9f + 0.1f / 3;
            Losses.Mse(p, t);
        }
        """,
        // Evaluation in batches, weighted by their size.
        """
        double Evaluate(float[] z, int[] y, int size)
        {
            double total = 0;
            for (int start = 0; start < y.Length; start += size)
            {
                int count = Math.Min(size, y.Length - start);
                total += count * (double)Losses.CrossEntropy(z.AsSpan(start * 3, count * 3), y.AsSpan(start, count));
            }

            return total / y.Length;
        }
        """,
        // Only some of the losses are of this sort.
        """
        IEnumerable<float> Run(IEnumerable<float[]> batches, int[] y)
        {
            foreach (float[] batch in batches)
            {
                yield return Losses.CrossEntropy(batch, y);
                TensorPrimitives.SoftMax(batch, batch);
                yield return batch[0];
            }
        }
        """,
        """
        private float[] _output = new float[6];

        async Task<float> RunAsync(float[] x, int[] y)
        {
            TensorPrimitives.SoftMax(_output, _output);
            await Task.Delay(1);
            float loss = Losses.CrossEntropy(_output, y);
            TensorPrimitives.SoftMax(x, x);
            x = await Task.FromResult(_output);
            return loss + Losses.CrossEntropy(x, y);
        }
        """,
        """
        static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y) where T : System.Numerics.INumber<T>
        {
            for (int i = 0; i < y.Length; i++) y[i] = x[i] * w[i];
        }

        void Step(float[] x, float[] w, int[] y, float[] g)
        {
            Span<float> output = stackalloc float[6];
            TensorPrimitives.SoftMax(x, output);
            Forward<float>(output, w, output);
            Losses.CrossEntropy(output, y, g);
        }
        """,
        """
        void Step(ReadOnlySpan<float> x, ReadOnlySpan<int> y)
        {
            Span<float> all = stackalloc float[12];
            Span<float> logits = all[..6], probabilities = all[6..];
            x.CopyTo(logits);
            TensorPrimitives.SoftMax(logits, probabilities);
            Losses.CrossEntropy(logits, y, 3);
            Losses.Sparse(probabilities, y);
        }
        """,
        """
        void Step(System.Numerics.Tensors.Tensor<float> x, int[] y, float[] t)
        {
            var p = System.Numerics.Tensors.Tensor.SoftMax<float>(x);
            var z = System.Numerics.Tensors.Tensor.Multiply<float>(p, x);
            float[] flat = new float[6];
            z.FlattenTo(flat);
            Losses.CrossEntropy(flat, y);
        }
        """,
        // Labels of margins, made of those of classes.
        """
        void Margins(float[] z, int[] y, float[] t)
        {
            for (int i = 0; i < t.Length; i++) t[i] = y[i] == 1 ? 1 : 0;
            Losses.BceLogits(z, t);
            for (int i = 0; i < t.Length; i++) t[i] = 2 * t[i] - 1;
            Losses.Hinge(z, t);
        }
        """,
        // Binary labels one class after another.
        """
        void OneAgainstRest(float[][] z, int[] y)
        {
            float[] t = new float[y.Length];
            for (int c = 0; c < z.Length; c++)
            {
                for (int i = 0; i < y.Length; i++) t[i] = y[i] == c ? 1 : 0;
                Losses.BceLogits(z[c], t);
                float[] signs = Array.ConvertAll(t, v => v > 0 ? 1f : -1f);
                Losses.Hinge(z[c], signs);
            }
        }
        """,
        // Early stopping, retries and a finally.
        """
        float Fit(float[] z, int[] y, float[] g)
        {
            float best = float.MaxValue;
            for (int epoch = 0; ; epoch++)
            {
                try
                {
                    float loss = Losses.CrossEntropy(z, y, g);
                    if (loss >= best || float.IsNaN(loss)) break;
                    best = loss;
                }
                finally
                {
                    for (int i = 0; i < z.Length; i++) z[i] -= 0.1f * g[i];
                }
            }

            TensorPrimitives.SoftMax(z, z);
            return best;
        }
        """,
    ];

    public static TheoryData<string> RightPrograms =>
    [
        """
        float[] z = [1, 2, 3, 4, 5, 6], p = new float[6], g = new float[6];
        int[] y = [0, 2];
        for (int epoch = 0; epoch < 10; epoch++)
        {
            float loss = Losses.CrossEntropy(z, y, g);
            Update();
            Console.WriteLine($"{epoch}: {loss}");
        }

        TensorPrimitives.SoftMax(z, p);
        Console.WriteLine(Losses.Sparse(p, y));

        void Update()
        {
            for (int i = 0; i < z.Length; i++) z[i] -= g[i];
        }
        """,
        """
        using var model = Sequential(("fc", Linear(4, 3)), ("relu", ReLU()), ("out", Linear(3, 3)));
        var loss = CrossEntropyLoss();
        foreach (var (x, y) in Batches())
        {
            using var output = model.call(x);
            loss.call(output, y).backward();
            var correct = output.softmax(1).argmax(1);
        }

        static IEnumerable<(Tensor, Tensor)> Batches() { yield break; }
        """,
    ];

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);

    [Theory]
    [MemberData(nameof(RightPrograms))]
    public Task SilentInPrograms(string statements) => Misuse.Program(statements);
}
