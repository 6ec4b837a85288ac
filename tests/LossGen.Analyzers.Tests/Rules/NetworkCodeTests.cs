using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

/// <summary>Parts of networks as they are written by hand, all of it right: nothing is said of it.</summary>
public class NetworkCodeTests
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

    [Theory]
    [MemberData(nameof(Right))]
    public Task Silent(string members) => Misuse.Members(members);
}
