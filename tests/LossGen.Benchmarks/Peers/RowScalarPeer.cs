using System;

namespace LossGen.Benchmarks.Peers;

/// <summary>The other losses of rows as one would write them by hand in C#.</summary>
internal static class RowScalarPeer
{
    public static double KLDivergence(Batch batch)
    {
        ReadOnlySpan<float> logarithms = batch.First, targets = batch.Second;
        Span<float> gradients = batch.FirstGradient;
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int i = 0; i < logarithms.Length; i++)
        {
            float target = targets[i];
            if (target > 0) total += target * (MathF.Log(target) - logarithms[i]);
            gradients[i] = -scale * target;
        }

        return total / batch.Rows;
    }

    public static double CosineSimilarity(Batch batch)
    {
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> first = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            ReadOnlySpan<float> second = batch.Second.AsSpan(row * batch.Columns, batch.Columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(row * batch.Columns, batch.Columns);
            float own = 1e-12f, other = 1e-12f, product = 0;
            for (int i = 0; i < first.Length; i++)
            {
                own += first[i] * first[i];
                other += second[i] * second[i];
                product += first[i] * second[i];
            }

            float inverse = 1 / MathF.Sqrt(own * other), cosine = product * inverse;
            for (int i = 0; i < first.Length; i++) gradients[i] = scale * (cosine / own * first[i] - inverse * second[i]);
            total -= cosine;
        }

        return total / batch.Rows;
    }

    public static double Triplet(Batch batch)
    {
        const float epsilon = 1e-6f;
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            int start = row * batch.Columns, end = start + batch.Columns;
            ReadOnlySpan<float> anchors = batch.First, positives = batch.Second, negatives = batch.Third;
            float near = 0, far = 0;
            for (int i = start; i < end; i++)
            {
                float toPositive = anchors[i] - positives[i] + epsilon, toNegative = anchors[i] - negatives[i] + epsilon;
                near += toPositive * toPositive;
                far += toNegative * toNegative;
            }

            near = MathF.Sqrt(near);
            far = MathF.Sqrt(far);
            float loss = near - far + 1;
            float pull = loss > 0 ? scale / near : 0, push = loss > 0 ? scale / far : 0;
            for (int i = start; i < end; i++)
            {
                float toPositive = pull * (anchors[i] - positives[i] + epsilon), toNegative = push * (anchors[i] - negatives[i] + epsilon);
                batch.FirstGradient[i] = toPositive - toNegative;
                batch.SecondGradient[i] = -toPositive;
                batch.ThirdGradient[i] = toNegative;
            }

            total += MathF.Max(loss, 0);
        }

        return total / batch.Rows;
    }

    public static double Dice(Batch batch)
    {
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> probabilities = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            ReadOnlySpan<float> targets = batch.Second.AsSpan(row * batch.Columns, batch.Columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(row * batch.Columns, batch.Columns);
            double common = 0, both = 0;
            for (int i = 0; i < probabilities.Length; i++)
            {
                common += probabilities[i] * targets[i];
                both += probabilities[i] + targets[i];
            }

            float share = (float)((2 * common + 1) / (both + 1)), scale = (float)(1 / ((both + 1) * batch.Rows));
            for (int i = 0; i < gradients.Length; i++) gradients[i] = scale * (share - 2 * targets[i]);
            total += 1 - share;
        }

        return total / batch.Rows;
    }
}
