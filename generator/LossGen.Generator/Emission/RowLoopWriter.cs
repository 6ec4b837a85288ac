using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>
/// Writes the loop over rows whose lanes are columns. Columns that do not fill all lanes are read together with the beginning of the next row, which a mask drops; the
/// last rows, after which there is too little to read, find them in the library's scratch.
/// </summary>
internal sealed class RowLoopWriter(CodeWriter code, RowProgram program, RowPlan plan, int? columns) : RowWriter(code, program, plan.Width, columns)
{
    /// <summary>How many columns are summed in float before the running sums join a total in double.</summary>
    private const int Block = 4096;

    private bool _isTail;

    private int Copies => plan.IsInRegisters ? Lanes / Count : 1;

    private bool HasTail => KnownColumns is not { } known || known % Lanes != 0;

    private bool HasColumns => Program.Passes.Any(p => p.UsesColumn);

    private bool IsBlocked(PassProgram pass) =>
        Precision.IsSingle && KnownColumns is not <= Block && pass.Reductions.Any(r => r.Reduction.Kind == Combination.Sum);

    protected override void WriteBody()
    {
        WriteUniforms([.. Program.Passes.SelectMany(p => p.Before.Concat(p.Body))]);
        if (KnownColumns is { } known) Code.Line($"const nuint full = {Literal.Of(known / Lanes * Lanes)}, rest = {Literal.Of(known % Lanes)};");
        else Code.Line($"nuint full = (nuint)(columns & -{Literal.Of(Lanes)}), rest = (nuint)columns - full;");
        if (HasTail && plan.IsInRegisters)
        {
            for (int n = 0; n < TailCopies; n++) Code.Line($"var inside{CopyName(n)} = {Vector}.LessThan({Iota(n)}, {Create($"({Real})rest")});");
        }

        if (Program.Schedule.Operands.Inputs.Any(i => i.Level == Level.Uniform && IsRead(i.Name)))
        {
            foreach (string name in Program.Schedule.Operands.Inputs.Where(i => i.Level == Level.Uniform && IsRead(i.Name)).Select(i => i.Name)) WritePerColumn(name);
        }

        using (Code.Block("for (nint row = firstRow; row < firstRow + rowCount; row++) unchecked"))
        {
            foreach (string name in ElementInputs.Where(IsRead)) WriteReference(name, InputSlot(name), ElementInputs.TakeWhile(i => i != name).Count());
            int inputs = ElementInputs.Count();
            foreach (string name in ElementOutputs) WriteReference(name, OutputSlot(name), inputs + ElementOutputs.TakeWhile(o => o != name).Count());
            WriteRowInputs();
            foreach (PassProgram pass in Program.Passes) WritePass(pass);
            for (int k = 0; k < Program.Kept.Count; k++) Code.Line($"{FinishWriter.Kept(k)} = {Vector}.ToScalar({Operand(Program.Kept[k], "")});");
        }
    }

    protected override string Load(string name, int copy) =>
        $"{Vector}.LoadUnsafe(ref {(_isTail ? name + "Tail" : name)}, {Index(copy)})";

    // How many vectors the columns of the tail take, at most.
    private int TailCopies => !plan.IsInRegisters ? 1 : KnownColumns is { } known ? (known % Lanes + Count - 1) / Count : Copies;

    private string Iota(int copy) => $"{Vector}.CreateSequence({Literal.Of((double)(copy * Count), Precision)}, {Literal.Of(1d, Precision)})";

    private string Index(int copy) => _isTail && plan.IsInRegisters ? Literal.Of(copy * Count) : copy == 0 ? "j" : "j + " + Literal.Of(copy * Count);

    private void WritePerColumn(string name)
    {
        Code.Line($"ref {Real} {name} = ref {InputSlot(name)};");
        if (HasTail) Code.Line($"ref {Real} {name}Tail = ref scratch.ColumnTail;");
    }

    private void WriteReference(string name, string slot, int edge)
    {
        Code.Line($"ref {Real} {name} = ref Unsafe.Add(ref {slot}, row * {Columns});");
        if (HasTail) Code.Line($"ref {Real} {name}Tail = ref (scratch.IsEdge ? ref Unsafe.Add(ref scratch.Edges, {Literal.Of(edge * Lanes)}) : ref Unsafe.Add(ref {name}, full));");
    }

    private void WriteRowInputs()
    {
        foreach (string name in Program.Schedule.Operands.Inputs.Where(i => i.Level == Level.Row && IsUsed(i.Name)).Select(i => i.Name))
        {
            Code.Line($"var {name} = {Create($"Unsafe.Add(ref {InputSlot(name)}, row)")};");
        }

        string? label = Program.LabelName;
        if (label is not null && IsUsed(label)) Code.Line($"var {label} = {Create("Unsafe.Add(ref scratch.Labels, row - firstRow)")};");
        if (Program.Gathers.Count > 0) Code.Line("nint at = (nint)Unsafe.Add(ref scratch.Labels, row - firstRow);");
        foreach (RowReduction gather in Program.Gathers) Code.Line($"var {gather.Result.Name} = {Create($"at < 0 ? 0 : Unsafe.Add(ref {gather.LoadedFrom}, at)")};");
    }

    private void WritePass(PassProgram pass)
    {
        WriteRowValues(pass.Before);
        bool isBlocked = IsBlocked(pass);
        foreach ((RowReduction reduction, _) in pass.Reductions) WriteStart(reduction, isBlocked);
        if (pass.UsesColumn)
        {
            for (int n = 0; n < Copies; n++) Code.Line($"{ColumnStart(pass)}{Lowering.ColumnName}{CopyName(n)} = {Iota(n)};");
        }

        Code.Line($"{JStart(pass)}j = 0;");
        WriteMain(pass, isBlocked);
        if (HasTail) WriteTail(pass);
        foreach ((RowReduction reduction, _) in pass.Reductions) WriteEnd(reduction, isBlocked);
    }

    private string JStart(PassProgram pass) => pass == Program.Passes[0] ? "nuint " : "";

    private string ColumnStart(PassProgram pass) => Program.Passes.First(p => p.UsesColumn) == pass ? "var " : "";

    private void WriteStart(RowReduction reduction, bool isBlocked)
    {
        string name = reduction.Result.Name!;
        if (isBlocked && reduction.Kind == Combination.Sum) Code.Line($"double {name}Total = 0;");
        if (plan.IsInRegisters)
        {
            for (int n = 0; n < Copies; n++) Code.Line($"var {name}{CopyName(n)} = {Neutral(reduction.Kind)};");
            return;
        }

        int number = Program.Passes.SelectMany(p => p.Reductions).Select(r => r.Reduction).TakeWhile(r => r != reduction).Count();
        Code.Line($"ref {Real} {name}Lanes = ref Unsafe.Add(ref scratch.Lanes, {Literal.Of(number * Lanes)});");
        for (int lane = 0; lane < Lanes; lane += Count) Code.Line($"{Vector}.StoreUnsafe({Neutral(reduction.Kind)}, ref {name}Lanes, {Literal.Of(lane)});");
    }

    private void WriteMain(PassProgram pass, bool isBlocked)
    {
        if (!isBlocked)
        {
            WriteLoop(pass, "full");
            return;
        }

        using (Code.Block("while (true)"))
        {
            Code.Line($"nuint stop = full - j > {Literal.Of(Block)} ? j + {Literal.Of(Block)} : full;");
            WriteLoop(pass, "stop");
            Code.Line("if (j == full) break;");
            foreach (RowReduction sum in pass.Reductions.Select(r => r.Reduction).Where(r => r.Kind == Combination.Sum))
            {
                Code.Line($"{sum.Result.Name}Total += {Horizontal(sum)};");
                if (plan.IsInRegisters) Code.Line(string.Join(" ", Enumerable.Range(0, Copies).Select(n => $"{sum.Result.Name}{CopyName(n)} = {Zero};")));
                else for (int lane = 0; lane < Lanes; lane += Count) Code.Line($"{Vector}.StoreUnsafe({Zero}, ref {sum.Result.Name}Lanes, {Literal.Of(lane)});");
            }
        }
    }

    private void WriteLoop(PassProgram pass, string stop)
    {
        using IDisposable loop = Code.Block($"for (; j < {stop}; j += {Literal.Of(Copies * Count)})");
        WriteStep(pass, Copies, (r, value, n) => Accumulate(r, value, n), (name, value, n) => $"{Vector}.StoreUnsafe({value}, ref {name}, {Index(n)});");
        WriteNextColumns(pass);
    }

    private void WriteNextColumns(PassProgram pass)
    {
        if (!pass.UsesColumn) return;
        string step = Create(Literal.Of((double)(Copies * Count), Precision));
        for (int n = 0; n < Copies; n++) Code.Line($"{Lowering.ColumnName}{CopyName(n)} += {step};");
    }

    private void WriteTail(PassProgram pass)
    {
        _isTail = true;
        string head = plan.IsInRegisters ? KnownColumns is null ? "if (rest != 0)" : "" : $"for (j = 0; j < rest; j += {Literal.Of(Count)})";
        using (head.Length == 0 ? Code.Scope() : Code.Block(head))
        {
            if (!plan.IsInRegisters) Code.Line($"var insideA = {Vector}.LessThan({Iota(0)} + {Create($"({Real})j")}, {Create($"({Real})rest")});");
            WriteStep(
                pass,
                TailCopies,
                (r, value, n) => Accumulate(r, $"{Vector}.ConditionalSelect(inside{CopyName(n)}, {value}, {Neutral(r.Kind)})", n),
                (name, value, n) => $"{Vector}.StoreUnsafe({Vector}.ConditionalSelect(inside{CopyName(n)}, {value}, {Load(name, n)}), ref {name}Tail, {Index(n)});");
            if (!plan.IsInRegisters) WriteNextColumns(pass);
        }

        _isTail = false;
    }

    private string Accumulate(RowReduction reduction, string value, int copy)
    {
        string name = reduction.Result.Name!;
        if (plan.IsInRegisters) return $"{name}{CopyName(copy)} = {Combined(reduction.Kind, name + CopyName(copy), value)};";
        string lane = $"j & {Literal.Of(Lanes - 1)}";
        return $"{Vector}.StoreUnsafe({Combined(reduction.Kind, $"{Vector}.LoadUnsafe(ref {name}Lanes, {lane})", value)}, ref {name}Lanes, {lane});";
    }

    private void WriteEnd(RowReduction reduction, bool isBlocked)
    {
        string name = reduction.Result.Name!;
        string value = isBlocked && reduction.Kind == Combination.Sum ? $"({Real})({name}Total + {Horizontal(reduction)})" : Horizontal(reduction);
        Code.Line($"var {name} = {Create(value)};");
    }

    private string Horizontal(RowReduction reduction)
    {
        string name = reduction.Result.Name!;
        IEnumerable<string> parts = plan.IsInRegisters ? Enumerable.Range(0, Copies).Select(n => name + CopyName(n)) : [$"ref {name}Lanes"];
        return $"RowLanes.{(reduction.Kind == Combination.Sum ? "Sum" : "Max")}({string.Join(", ", parts)})";
    }
}
