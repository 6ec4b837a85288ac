namespace LossGen.Analyzers.Rules;

/// <summary>What is known of the size of a loop's batches.</summary>
internal enum BatchSize
{
    /// <summary>All are of one size, or they are no batches.</summary>
    Fixed,

    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>The last one may be shorter.</summary>
    Varying,
}
