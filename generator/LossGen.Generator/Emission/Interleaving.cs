namespace LossGen.Generator.Emission;

/// <summary>
/// How many vectors a step works on side by side, since the JIT does not reorder statements. More hide more latency until the registers or
/// the size of the text run out.
/// </summary>
internal static class Interleaving
{
    // Up to here four copies stay in 32 registers and in 20 KB of text.
    private const int MostForFour = 30;

    public static int Choose(ElementProgram program) => program.Body.Count <= MostForFour ? 4 : 2;
}
