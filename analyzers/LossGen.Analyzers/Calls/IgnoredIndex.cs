namespace LossGen.Analyzers.Calls;

/// <summary>The class index whose rows count for nothing.</summary>
/// <param name="Index">The index.</param>
/// <param name="IsGiven">Whether code says so, rather than a default.</param>
internal sealed record IgnoredIndex(long Index, bool IsGiven)
{
    /// <summary>None, of losses that leave out nothing unless told.</summary>
    public static readonly IgnoredIndex None = new(long.MinValue, IsGiven: false);
}
