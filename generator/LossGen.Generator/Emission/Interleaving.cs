using System.Collections.Generic;
using LossGen.Generator.Emission.Machine;

namespace LossGen.Generator.Emission;

/// <summary>How a kernel is written for one width.</summary>
/// <param name="Width">The width.</param>
/// <param name="Copies">How many vectors a step works on side by side.</param>
/// <param name="SumsInRegisters">Whether the running sums stay in registers over the loop, or in memory.</param>
internal sealed record WidthPlan(VectorWidth Width, int Copies, bool SumsInRegisters)
{
    /// <summary>The number of elements in a step.</summary>
    public int Step(Precision precision) => Width.Count(precision) * Copies;
}

/// <summary>
/// Chooses how many vectors a step works on side by side, since the JIT does not reorder statements: as many as hide the latency, as long
/// as the registers (32 of 512 bits, else 16) and the size of the text last.
/// </summary>
internal static class Interleaving
{
    // So few instructions wait for memory, not for each other: all lanes at once, their sums in registers.
    private const int ShortBody = 16;

    // Beyond this a fourth copy would take the text of the kernel over 20 KB.
    private const int LongBody = 40;

    public static IReadOnlyList<WidthPlan> Choose(ElementProgram program)
    {
        int instructions = program.Body.Count;
        return
        [
            new(VectorWidth.Wide, instructions > LongBody ? 2 : 4, SumsInRegisters: true),
            instructions > ShortBody ? new(VectorWidth.Middle, 2, SumsInRegisters: false) : new(VectorWidth.Middle, 4, SumsInRegisters: true),
            new(VectorWidth.Narrow, 1, SumsInRegisters: false),
        ];
    }
}
