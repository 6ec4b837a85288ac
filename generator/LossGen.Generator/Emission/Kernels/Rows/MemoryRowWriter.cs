using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Formulas;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>
/// Passes whose running values are in memory, one vector at a time, and which go over the columns that do not fill all lanes with the same loop: short rather than fast, for
/// the widths that few machines are left with.
/// </summary>
internal sealed class MemoryRowWriter(CodeWriter code, RowProgram program, VectorWidth width, int? columns) : RowLoopWriter(code, program, width, columns)
{
    private const string OwnLanes = "ownLanes";

    protected override string Load(string name, int copy) => $"{Vector}.LoadUnsafe(ref {(HasTail ? name + "Part" : name)}, j)";

    private IEnumerable<RowReduction> All => Program.Passes.SelectMany(p => p.Reductions).Select(r => r.Reduction);

    private string Memory => All.Count() > KernelContract.MaxReductions ? OwnLanes : "scratch.Lanes";

    protected override void WriteMasks()
    {
        if (Memory == OwnLanes) Code.Line($"ref {Real} {OwnLanes} = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference((global::System.Span<{Real}>)stackalloc {Real}[{Literal.Of(All.Count() * Lanes)}]);");
    }

    protected override void WriteStart(RowReduction reduction)
    {
        int number = All.TakeWhile(r => r != reduction).Count();
        Code.Line($"ref {Real} {reduction.Result.Name}Lanes = ref Unsafe.Add(ref {Memory}, {Literal.Of(number * Lanes)});");
        WriteNeutral(reduction);
    }

    protected override string Running(RowReduction reduction) => $"ref {reduction.Result.Name}Lanes";

    protected override void WriteLoops(PassProgram pass, bool isBlocked)
    {
        bool isFirst = Program.Passes.First(p => p.UsesColumn || !pass.UsesColumn) == pass;
        if (pass.UsesColumn) Code.Line($"{(isFirst ? "var " : "")}columnA = {Iota(0)};");
        if (!HasTail)
        {
            WriteLoop(pass, "full", isBlocked);
            return;
        }

        using IDisposable parts = Code.Block("for (int part = 0; part < 2; part++)");
        foreach (string name in pass.Body.Where(v => v.IsLoad && v.Name != KernelWords.Column).Select(v => v.Name!).Union(pass.Stores.Select(s => s.Name)))
        {
            Code.Line($"ref {Real} {name}Part = ref (part == 0 ? ref {name} : ref {name}Tail);");
        }

        Code.Line("nuint stop = part == 0 ? full : rest;");
        WriteLoop(pass, "stop", isBlocked);
    }

    private void WriteLoop(PassProgram pass, string stop, bool isBlocked)
    {
        using IDisposable loop = Code.Block($"for (nuint j = 0; j < {stop}; j += {Literal.Unsigned(Count)})");
        if (isBlocked)
        {
            // The columns of the tail join the last block, as they do in registers.
            using IDisposable block = Code.Block($"if ({(HasTail ? "part == 0 && " : "")}j % {Literal.Unsigned(KernelContract.ColumnsPerBlock)} == 0)");
            foreach (RowReduction sum in Sums(pass))
            {
                Code.Line($"{sum.Result.Name}Total += {Horizontal(sum)};");
                WriteNeutral(sum);
            }
        }

        if (HasTail) Code.Line($"var inside = {Vector}.LessThan({Iota(0)}, {Create($"({Real})global::System.Math.Min({stop} - j, {Literal.Of(Count)})")});");
        WriteStep(
            pass,
            1,
            (r, combined, _) => Accumulate(r, HasTail ? running => Inside("inside", combined(running), running) : combined),
            (name, value, _) => HasTail
                ? $"{Vector}.StoreUnsafe({Inside("inside", value, Load(name, 0))}, ref {name}Part, j);"
                : $"{Vector}.StoreUnsafe({value}, ref {name}, j);");
        if (pass.UsesColumn) Code.Line($"columnA += {Create(Literal.Of((double)Count, Precision))};");
    }

    private void WriteNeutral(RowReduction reduction)
    {
        for (int lane = 0; lane < Lanes; lane += Count) Code.Line($"{Vector}.StoreUnsafe({Neutral(reduction.Kind)}, ref {reduction.Result.Name}Lanes, {Literal.Of(lane)});");
    }

    private string Accumulate(RowReduction reduction, Func<string, string> combined)
    {
        string lanes = $"ref {reduction.Result.Name}Lanes, j % {Literal.Unsigned(Lanes)}";
        return $"{Vector}.StoreUnsafe({combined($"{Vector}.LoadUnsafe({lanes})")}, {lanes});";
    }
}
