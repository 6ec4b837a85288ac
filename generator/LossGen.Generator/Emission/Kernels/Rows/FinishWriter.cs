using System;
using LossGen.Generator.Lowering;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>
/// Writes what becomes of rows after all passes: for several rows at once, from what was kept of each. Short beside the passes, so that one width does for all.
/// </summary>
internal sealed class FinishWriter(CodeWriter code, RowProgram program) : RowWriter(code, program, VectorWidth.Narrow, null)
{
    public const string Method = "Finish";

    /// <summary>Where a value of the row is kept.</summary>
    public static string Kept(int number) => $"Unsafe.Add(ref scratch.Kept, {Start(number)}row - firstRow)";

    public override void Write()
    {
        Code.Line(KernelFile.Optimised);
        using IDisposable method = Code.Block("private void " + Signature(Method));
        WriteBody();
    }

    protected override void WriteBody()
    {
        WriteUniforms([.. Program.AfterPasses, .. Program.Results]);
        using (Code.Block($"for (nuint i = 0; i < (nuint)rowCount; i += {Literal.Of(Count)}) unchecked"))
        {
            for (int k = 0; k < Program.Kept.Count; k++) Code.Line($"var {Operand(Program.Kept[k], "")} = {Vector}.LoadUnsafe(ref scratch.Kept, {Start(k)}i);");
            WriteRowValues(Program.AfterPasses);
            if (Program.Sum is { } sum) Code.Line($"{Vector}.StoreUnsafe({Operand(sum, "")}, ref scratch.Sums, i);");
            for (int o = 0; o < Program.RowOutputs.Count; o++) Code.Line($"{Vector}.StoreUnsafe({Operand(Program.RowOutputs[o].Value, "")}, ref scratch.Kept, {Start(o)}i);");
        }

        for (int o = 0; o < Program.RowOutputs.Count; o++)
        {
            Code.Line($"for (nint i = 0; i < rowCount; i++) Unsafe.Add(ref {OutputSlot(Program.RowOutputs[o].Name)}, firstRow + i) = Unsafe.Add(ref scratch.Kept, {Start(o)}i);");
        }
    }

    protected override string Load(string name, int copy) => throw new InvalidOperationException("Nothing is read per element.");

    private static string Start(int number) => number == 0 ? "" : $"{Literal.Of(number)} * MaxRows + ";
}
