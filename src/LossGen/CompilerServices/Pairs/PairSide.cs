using System;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Embeddings in the computing type, divided by their norms where that is asked for, and the gradients with respect to what they are then.</summary>
internal readonly ref struct PairSide<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // As in PyTorch: what the norm of zeros is taken for.
    private const double LeastNorm = 1e-12;

    // 2^600 and 2^−600.
    private const double Up = 4.149515568880993e180;
    private const double Down = 1 / Up;

    private readonly int _dimensions;
    private readonly bool _isNormalized;
    private readonly Span<T> _norms;

    /// <param name="memory">Room for <see cref="Size"/> numbers.</param>
    /// <param name="rows">The number of embeddings.</param>
    /// <param name="dimensions">The number of their elements.</param>
    /// <param name="isNormalized">Whether they are divided by their norms.</param>
    public PairSide(Span<T> memory, int rows, int dimensions, bool isNormalized)
    {
        Rows = rows;
        _dimensions = dimensions;
        _isNormalized = isNormalized;
        Vectors = memory[..(rows * dimensions)];
        Slopes = memory.Slice(rows * dimensions, rows * dimensions);
        _norms = memory.Slice(2 * rows * dimensions, rows);
        Slopes.Clear();
    }

    public int Rows { get; }

    public Span<T> Vectors { get; }

    /// <summary>The gradients; 0 at first.</summary>
    public Span<T> Slopes { get; }

    public static int Size(int rows, int dimensions) => checked(rows * (2 * dimensions + 1));

    /// <summary>Takes embeddings, from a row on.</summary>
    public void Read<TData>(int first, ReadOnlySpan<TData> embeddings)
        where TData : unmanaged, INumberBase<TData>
    {
        for (int start = 0, row = first; start < embeddings.Length; start += _dimensions, row++)
        {
            ReadOnlySpan<TData> from = embeddings.Slice(start, _dimensions);
            Span<T> to = Vectors.Slice(row * _dimensions, _dimensions);
            for (int i = 0; i < to.Length; i++) to[i] = T.CreateTruncating(from[i]);
            if (!_isNormalized) continue;
            double norm = Norm(to);
            _norms[row] = T.CreateTruncating(norm);

            // Written so that NaN stays.
            double divisor = norm == 0 ? LeastNorm : norm;
            for (int i = 0; i < to.Length; i++) to[i] = T.CreateTruncating(double.CreateTruncating(to[i]) / divisor);
        }
    }

    // Of doubles so large or small that their squares leave the range, scaled by a power of two.
    private static double Norm(ReadOnlySpan<T> vector)
    {
        double square = SumOfSquares(vector, 1);
        if (square is >= 1e-240 and <= 1e300 || double.IsNaN(square)) return Math.Sqrt(square);
        double scale = square < 1 ? Up : Down;
        return Math.Sqrt(SumOfSquares(vector, scale)) / scale;

        static double SumOfSquares(ReadOnlySpan<T> vector, double scale)
        {
            double sum = 0;
            foreach (T element in vector)
            {
                double value = double.CreateTruncating(element) * scale;
                sum += value * value;
            }

            return sum;
        }
    }

    /// <summary>Writes gradients with respect to the embeddings as they were given, from a row on.</summary>
    public void Write<TData>(int first, Span<TData> gradients)
        where TData : unmanaged, INumberBase<TData>
    {
        for (int start = 0, row = first; start < gradients.Length; start += _dimensions, row++)
        {
            ReadOnlySpan<T> slopes = Slopes.Slice(row * _dimensions, _dimensions), vector = Vectors.Slice(row * _dimensions, _dimensions);
            Span<TData> to = gradients.Slice(start, _dimensions);
            if (slopes.IndexOfAnyExcept(T.Zero) < 0)
            {
                to.Clear();
                continue;
            }

            if (!_isNormalized)
            {
                for (int i = 0; i < to.Length; i++) to[i] = TData.CreateTruncating(slopes[i]);
                continue;
            }

            // A norm that is taken for more than it is, that of zeros, does not change with the embedding.
            double norm = double.CreateTruncating(_norms[row]);
            bool isLeast = norm == 0;
            double along = 0;
            for (int i = 0; i < to.Length && !isLeast; i++) along += double.CreateTruncating(slopes[i]) * double.CreateTruncating(vector[i]);
            double divisor = isLeast ? LeastNorm : norm;
            for (int i = 0; i < to.Length; i++)
            {
                double slope = double.CreateTruncating(slopes[i]) - (isLeast ? 0 : along * double.CreateTruncating(vector[i]));

                // Half is what float is, rounded.
                to[i] = TData.CreateTruncating(T.CreateTruncating(slope / divisor));
            }
        }
    }
}
