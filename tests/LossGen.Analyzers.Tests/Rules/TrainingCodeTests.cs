using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Code as it is written to train networks, all of it right: nothing is said of it.</summary>
public class TrainingCodeTests
{
    public static TheoryData<string> Right =>
    [
        // Distillation: a mix of hard labels and the teacher's softened probabilities.
        """
        float Distill(float[] student, float[] teacher, int[] y, float[] g, float temperature, float alpha)
        {
            float[] soft = new float[teacher.Length], log = new float[student.Length];
            for (int r = 0; r < teacher.Length / 3; r++)
            {
                Span<float> row = soft.AsSpan(r * 3, 3);
                TensorPrimitives.Divide(teacher.AsSpan(r * 3, 3), temperature, row);
                TensorPrimitives.SoftMax(row, row);
                float max = TensorPrimitives.Max<float>(student.AsSpan(r * 3, 3)), sum = 0;
                for (int c = 0; c < 3; c++) sum += MathF.Exp((student[r * 3 + c] - max) / temperature);
                for (int c = 0; c < 3; c++) log[r * 3 + c] = (student[r * 3 + c] - max) / temperature - MathF.Log(sum);
            }

            return alpha * Losses.CrossEntropy(student, y, g) + (1 - alpha) * temperature * temperature * Losses.Kl(log, soft);
        }
        """,
        // Attention: a softmax of scores within the network.
        """
        void Attend(float[] q, float[] k, float[] v, int[] y, float[] g, int length, int width)
        {
            float[] scores = new float[length * length], output = new float[length * width];
            for (int i = 0; i < length; i++)
            {
                Span<float> row = scores.AsSpan(i * length, length);
                for (int j = 0; j < length; j++) row[j] = TensorPrimitives.Dot<float>(q.AsSpan(i * width, width), k.AsSpan(j * width, width)) / MathF.Sqrt(width);
                TensorPrimitives.SoftMax(row, row);
                for (int j = 0; j < length; j++)
                {
                    for (int d = 0; d < width; d++) output[i * width + d] += row[j] * v[j * width + d];
                }
            }

            Losses.CrossEntropy(output, y, g);
        }
        """,
        // A gated unit.
        """
        void Gate(float[] x, float[] gate, float[] t, float[] g)
        {
            float[] h = new float[x.Length];
            for (int i = 0; i < h.Length; i++)
            {
                float s = 1f / (1f + MathF.Exp(-gate[i]));
                h[i] = s * MathF.Tanh(x[i]) + (1 - s) * x[i];
            }

            Losses.BceLogits(h, t, g);
        }
        """,
        // A detector's output: box, objectness and classes side by side.
        """
        float Detect(float[] output, float[] boxes, float[] seen, int[] y, float[] g, int cells)
        {
            float loss = 0;
            for (int i = 0; i < cells; i++)
            {
                Span<float> cell = output.AsSpan(i * 8, 8);
                TensorPrimitives.Sigmoid(cell[..4], cell[..4]);
                loss += Losses.Mse(cell[..4], boxes.AsSpan(i * 4, 4));
                loss += Losses.BceLogits(cell.Slice(4, 1), seen.AsSpan(i, 1));
                loss += Losses.CrossEntropy(cell[5..], y.AsSpan(i, 1));
            }

            return loss;
        }
        """,
        // Heads of one layer with sizes of their own.
        """
        float Heads(float[] output, int[] sizes, int[] y, float[] t)
        {
            int start = 0;
            float loss = 0;
            foreach (int size in sizes)
            {
                Span<float> head = output.AsSpan(start, size);
                if (size == 1) loss += Losses.BceLogits(head, t);
                else loss += Losses.CrossEntropy(head, y);
                TensorPrimitives.SoftMax(head, head);
                start += size;
            }

            return loss;
        }
        """,
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
        // Softmax for inference only.
        """
        float[] Forward(float[] x, bool isTraining)
        {
            float[] output = x.ToArray();
            if (!isTraining) TensorPrimitives.SoftMax(output, output);
            return output;
        }

        void Step(float[] x, int[] y, float[] g) => Losses.CrossEntropy(Forward(x, true), y, g);
        """,
        // A policy's gradient, and its value.
        """
        void Policy(float[] z, int[] actions, float[] advantages, float[] values, float[] returns, float[] g)
        {
            float[] p = new float[z.Length];
            for (int r = 0; r < actions.Length; r++) TensorPrimitives.SoftMax(z.AsSpan(r * 3, 3), p.AsSpan(r * 3, 3));
            for (int r = 0; r < actions.Length; r++)
            {
                for (int c = 0; c < 3; c++) g[r * 3 + c] = advantages[r] * (p[r * 3 + c] - (c == actions[r] ? 1 : 0));
            }

            Losses.Mse(values, returns);
            Losses.CrossEntropy(z, actions, g);
        }
        """,
        // Mixture of experts: the router's probabilities scale what experts say.
        """
        void Route(float[] router, float[][] experts, int[] y, float[] g)
        {
            float[] weights = new float[experts.Length], mixed = new float[6];
            TensorPrimitives.SoftMax(router, weights);
            for (int e = 0; e < experts.Length; e++) TensorPrimitives.MultiplyAdd(experts[e], weights[e], mixed, mixed);
            Losses.CrossEntropy(mixed, y, g);
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
        // Contrast: similarities are scaled, and are no probabilities.
        """
        void Similar(float[] a, float[] b, int[] y, float[] g, int n, int d)
        {
            float[] s = new float[n * n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++) s[i * n + j] = TensorPrimitives.CosineSimilarity<float>(a.AsSpan(i * d, d), b.AsSpan(j * d, d)) / 0.1f;
            }

            Losses.CrossEntropy(s, y, g);
        }
        """,
        // The mean prediction of several runs.
        """
        void Ensemble(float[][] runs, int[] y, float[] t)
        {
            float[] mean = new float[6], p = new float[6];
            foreach (float[] run in runs)
            {
                TensorPrimitives.SoftMax(run, p);
                TensorPrimitives.Add(mean, p, mean);
            }

            TensorPrimitives.Divide(mean, runs.Length, mean);
            Losses.Sparse(mean, y);
            Losses.Categorical(mean, t);
        }
        """,
        // Logits by the inverse of a sigmoid, and a temperature that is fitted.
        """
        float Calibrate(float[] p, float[] t, float temperature)
        {
            float[] z = new float[p.Length];
            for (int i = 0; i < p.Length; i++) z[i] = MathF.Log(p[i]) - MathF.Log(1 - p[i]);
            for (int i = 0; i < z.Length; i++) z[i] /= temperature;
            return Losses.BceLogits(z, t);
        }
        """,
        // A mask multiplies what is left out by nothing.
        """
        void Masked(float[] z, float[] mask, int[] y)
        {
            float[] m = new float[z.Length];
            for (int i = 0; i < m.Length; i++) m[i] = mask[i] > 0 ? 0 : float.NegativeInfinity;
            TensorPrimitives.Add(z, m, m);
            Losses.CrossEntropy(m, y);
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
