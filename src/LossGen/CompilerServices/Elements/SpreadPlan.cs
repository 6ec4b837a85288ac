using System;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Which inputs hold fewer values than there are elements.</summary>
/// <param name="cycledInput">The cycled input, or −1.</param>
/// <param name="cycleLength">Its length.</param>
/// <param name="repeatedInput">The repeated input, or −1.</param>
/// <param name="repeatLength">How often each of its values is repeated.</param>
internal readonly struct SpreadPlan(int cycledInput, int cycleLength, int repeatedInput, int repeatLength)
{
    public static SpreadPlan Of<T>(in Operands<T> operands)
        where T : unmanaged =>
        new(
            operands.CycleLength == 0 ? -1 : operands.CycledInput,
            operands.CycleLength,
            operands.RepeatLength == 0 ? -1 : operands.RepeatedInput,
            operands.RepeatLength);

    public bool IsCycled(int input) => input == cycledInput;

    public bool Covers(int input) => input == cycledInput || input == repeatedInput;

    /// <summary>Writes out the values that an input has for the elements from <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fill<T>(int input, ref readonly T values, nint start, Span<T> block)
        where T : unmanaged
    {
        if (input == cycledInput)
        {
            Spread.Cycle(in values, cycleLength, start, block);
        }
        else
        {
            Spread.Repeat(in values, repeatLength, start, block);
        }
    }
}
