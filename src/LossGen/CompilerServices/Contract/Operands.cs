using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>Where a kernel reads and writes: a reference to the first element of each span. Made by emitted code, read by <see cref="ElementLoop"/> and kernels.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Operands<T>
    where T : unmanaged
{
    /// <summary>The most inputs that a kernel can have.</summary>
    public const int MaxInputs = KernelContract.MaxInputs;

    /// <summary>The most outputs that a kernel can have.</summary>
    public const int MaxOutputs = KernelContract.MaxOutputs;

#pragma warning disable CS1591 // Numbered slots: what is in them, the kernel's own documentation says.
    public ref T In0;
    public ref T In1;
    public ref T In2;
    public ref T In3;
    public ref T In4;
    public ref T In5;
    public ref T In6;
    public ref T In7;
    public ref T Out0;
    public ref T Out1;
    public ref T Out2;
    public ref T Out3;
    public ref T Out4;
    public ref T Out5;
    public ref T Out6;
    public ref T Out7;
#pragma warning restore CS1591

    /// <summary>The number of the input that holds <see cref="CycleLength"/> values, element i using the value i modulo that length.</summary>
    public int CycledInput;

    /// <summary>The length of the cycled input; 0 where there is none.</summary>
    public int CycleLength;

    /// <summary>The number of the input that holds one value per row, element i using the value i / <see cref="RepeatLength"/>.</summary>
    public int RepeatedInput;

    /// <summary>The number of elements in a row of the repeated input; 0 where there is none.</summary>
    public int RepeatLength;
}
