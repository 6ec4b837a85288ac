using System.Collections.Generic;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>How a kernel is written for one width.</summary>
/// <param name="Width">The width.</param>
/// <param name="Copies">How many vectors are worked on side by side.</param>
/// <param name="Groups">How many such groups follow each other in one step.</param>
/// <param name="SumsInRegisters">Whether the running sums stay in registers over the loop, or in memory.</param>
internal sealed record WidthPlan(VectorWidth Width, int Copies, int Groups, bool SumsInRegisters)
{
    /// <summary>The number of elements in a step.</summary>
    public int Step(Precision precision) => Width.Count(precision) * Copies * Groups;

    /// <summary>
    /// Whether the stores of all groups come last. Processors take a load for one that waits for an earlier store where the addresses agree in their lower
    /// 12 bits, as they do in arrays that were allocated one after the other: bodies that are short enough to feel it load everything first.
    /// </summary>
    public bool StoreTogether => Copies == 1;
}

/// <summary>
/// Chooses how many vectors a step works on side by side, since the JIT does not reorder statements: as many as hide the latency, as long
/// as the registers (32 of 512 bits, else 16) and the size of the text last.
/// </summary>
internal static class Interleaving
{
    private const int Registers = 16;

    // Four wide vectors side by side spill beyond this.
    private const int MostLiveOfFour = 7;

    // The JIT keeps a constant in a register from its first use to its last, even from group to group, and lets other values make way for it.
    private const int MostConstants = 6;

    private static readonly WidthPlan Narrow = new(VectorWidth.Narrow, 1, 1, SumsInRegisters: false);

    /// <summary>Plans from the fastest to the shortest.</summary>
    public static IEnumerable<IReadOnlyList<WidthPlan>> Candidates(ElementProgram program)
    {
        WidthPlan middle = Middle(program);
        WidthPlan single = new(VectorWidth.Middle, 1, 1, SumsInRegisters: false);
        int most = program.MostLive <= MostLiveOfFour ? 4 : 2;
        for (int copies = most; copies >= 1; copies /= 2) yield return [Wide(copies), middle, Narrow];
        yield return [Wide(1), single, Narrow];
        yield return [single, Narrow];
        yield return [Narrow];
    }

    private static WidthPlan Wide(int copies) => new(VectorWidth.Wide, copies, 1, SumsInRegisters: copies > 1);

    // All lanes in one step, with their four sums in registers, if that spills nothing. Bodies so short wait for memory rather than for each other, one vector after the other.
    private static WidthPlan Middle(ElementProgram program)
    {
        int free = Registers - 4;
        if (program.Constants > MostConstants) return new(VectorWidth.Middle, 2, 1, SumsInRegisters: false);
        return 4 * program.MostLive <= free ? new(VectorWidth.Middle, 1, 4, SumsInRegisters: true)
            : 2 * program.MostLive + program.Uniforms.Count <= free ? new(VectorWidth.Middle, 2, 2, SumsInRegisters: true)
            : new(VectorWidth.Middle, 2, 1, SumsInRegisters: false);
    }
}
