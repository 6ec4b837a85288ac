namespace LossGen.CompilerServices;

/// <summary>What emitted kernels and the loops that run them must agree on. Compiled into the library and into the generator: neither has numbers of its own.</summary>
internal static class KernelContract
{
    /// <summary>The most spans that a kernel reads.</summary>
    public const int MaxInputs = 8;

    /// <summary>The most spans that a kernel writes.</summary>
    public const int MaxOutputs = 8;

    /// <summary>The bytes of running sums over elements.</summary>
    public const int ElementLaneBytes = 128;

    /// <summary>The bytes of running values over the columns of a row.</summary>
    public const int RowLaneBytes = 64;

    /// <summary>The most columns with which rows come transposed.</summary>
    public const int TransposedColumns = 48;

    /// <summary>So many columns are summed in the row's own type before they join a total in double.</summary>
    public const int ColumnsPerBlock = 4096;

    /// <summary>The most rows of one call.</summary>
    public const int MaxRows = 128;

    /// <summary>The most values that are kept of a row until all rows are finished.</summary>
    public const int MaxKept = 16;

    /// <summary>The most reductions whose running values the library has room for.</summary>
    public const int MaxReductions = 16;
}
