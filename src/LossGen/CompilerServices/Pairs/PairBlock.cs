using System;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Some rows of the matrix of similarities, and what is made of them.</summary>
internal ref struct PairBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>So many rows of a product are worth the copy of a factor that each part of it makes.</summary>
    private const int PartRows = 64;

    public ReadOnlySpan<T> Queries;
    public ReadOnlySpan<T> Keys;
    public T Sharpness;
    public int Start;
    public int Rows;
    public int Columns;
    public int Dimensions;
    public bool HasSelves;

    /// <summary>The queries times the sharpness.</summary>
    public Span<T> Vectors;

    public Span<T> Similarities;
    public Span<T> QuerySlopes;
    public Span<T> KeySlopes;
    public Span<T> Products;

    /// <summary>How many parts so many rows make.</summary>
    public static int Parts(int rows) => (rows + PartRows - 1) / PartRows;

    /// <summary>The rows of a part.</summary>
    public static (int First, int Count) PartOf(int part, int rows) => (part * PartRows, Math.Min(PartRows, rows - part * PartRows));
}

/// <summary>The similarities, not those of embeddings with themselves.</summary>
internal readonly ref struct PairSimilarities<T>(PairBlock<T> block) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PairBlock<T> _block = block;

    public void Run(int part)
    {
        (int first, int count) = PairBlock<T>.PartOf(part, _block.Rows);
        int length = count * _block.Dimensions;
        ReadOnlySpan<T> queries = _block.Queries.Slice(first * _block.Dimensions, length);
        Span<T> vectors = _block.Vectors.Slice(first * _block.Dimensions, length);
        for (int i = 0; i < vectors.Length; i++) vectors[i] = queries[i] * _block.Sharpness;
        Span<T> similarities = _block.Similarities.Slice(first * _block.Columns, count * _block.Columns);
        Matrix.ABt<T>(vectors, _block.Keys, count, _block.Columns, _block.Dimensions, similarities);
        for (int i = 0; _block.HasSelves && i < count; i++) similarities[i * _block.Columns + _block.Start + first + i] = T.NegativeInfinity;
    }
}

/// <summary>What the gradients of similarities are for the queries, or for the keys.</summary>
internal readonly ref struct PairSlopes<T>(PairBlock<T> block, bool isOfKeys) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PairBlock<T> _block = block;
    private readonly bool _isOfKeys = isOfKeys;

    public void Run(int part)
    {
        (int first, int count) = PairBlock<T>.PartOf(part, _isOfKeys ? _block.Columns : _block.Rows);
        int start = first * _block.Dimensions, length = count * _block.Dimensions;
        Span<T> products = _block.Products.Slice(start, length);
        if (_isOfKeys) Matrix.AtB<T>(_block.Similarities, _block.Vectors, first, count, _block.Columns, _block.Dimensions, _block.Rows, products);
        else Matrix.AB<T>(_block.Similarities.Slice(first * _block.Columns, count * _block.Columns), _block.Keys, count, _block.Dimensions, _block.Columns, products);

        // The vectors are the queries times the sharpness already.
        T factor = _isOfKeys ? T.One : _block.Sharpness;
        Span<T> slopes = (_isOfKeys ? _block.KeySlopes : _block.QuerySlopes).Slice(start, length);
        for (int i = 0; i < slopes.Length; i++) slopes[i] += products[i] * factor;
    }
}
