namespace LossGen.Generator;

/// <summary>The names of the pipeline's steps, for tests that ask what an edit computed again.</summary>
internal static class TrackingNames
{
    public const string Readings = nameof(Readings);

    public const string Problems = nameof(Problems);

    public const string Declarations = nameof(Declarations);

    public const string Kernels = nameof(Kernels);

    public const string DistinctKernels = nameof(DistinctKernels);

    public const string Carriers = nameof(Carriers);
}
