using System;

namespace Digits;

/// <summary>Hands a batch's embeddings to the losses, part by part; gradients take their room.</summary>
internal static class EmbeddingLosses
{
    public static float Triplet(ReadOnlySpan<float> embeddings, Span<float> gradEmbeddings)
    {
        int part = embeddings.Length / 3;
        ReadOnlySpan<float> anchor = embeddings[..part];
        ReadOnlySpan<float> positive = embeddings.Slice(part, part);
        ReadOnlySpan<float> negative = embeddings[(2 * part)..];
        return gradEmbeddings.IsEmpty
            ? Losses.Triplet(anchor, positive, negative)
            : Losses.Triplet(anchor, positive, negative, gradEmbeddings[..part], gradEmbeddings.Slice(part, part), gradEmbeddings[(2 * part)..]);
    }

    public static float InfoNce(ReadOnlySpan<float> embeddings, Span<float> gradEmbeddings)
    {
        int part = embeddings.Length / 2;
        ReadOnlySpan<float> anchors = embeddings[..part];
        ReadOnlySpan<float> positives = embeddings[part..];
        return gradEmbeddings.IsEmpty
            ? Losses.InfoNce(anchors, positives)
            : Losses.InfoNce(anchors, positives, gradEmbeddings[..part], gradEmbeddings[part..]);
    }
}
