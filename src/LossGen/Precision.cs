namespace LossGen;

/// <summary>What a loss of tensors computes in.</summary>
public enum Precision
{
    /// <summary>In float: tensors of Float32, Float16 or BFloat16.</summary>
    Single = 0,

    /// <summary>In double: tensors of Float64.</summary>
    Double = 1,
}
