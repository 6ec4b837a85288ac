using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Lowering;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>
/// Writes the loop over rows whose lanes are columns. Columns that do not fill all lanes are read together with the beginning of the next row, which a mask drops; the
/// last rows, after which there is too little to read, find them in the library's scratch. How a pass goes over the columns, the two forms of it say.
/// </summary>
internal abstract class RowLoopWriter(CodeWriter code, RowProgram program, VectorWidth width, int? columns) : RowWriter(code, program, width, columns)
{
    protected bool HasTail => KnownColumns is not { } known || known % Lanes != 0;

    protected override void WriteBody()
    {
        WriteUniforms([.. Program.Passes.SelectMany(p => p.Before.Concat(p.Body).Concat(p.Results)), .. Program.HasFinish ? [] : Program.AfterPasses.Concat(Program.Results)]);
        if (KnownColumns is { } known) Code.Line($"const nuint full = {Literal.Of(known / Lanes * Lanes)}{(HasTail ? ", rest = " + Literal.Of(known % Lanes) : "")};");
        else Code.Line($"nuint full = (nuint)(columns & -{Literal.Of(Lanes)}), rest = (nuint)columns - full;");
        WriteMasks();
        foreach (string name in Program.Schedule.Operands.Inputs.Where(i => i.Level == Level.Uniform && IsRead(i.Name)).Select(i => i.Name)) WritePerColumn(name);
        using IDisposable rows = Code.Block("for (nint row = firstRow; row < firstRow + rowCount; row++) unchecked");
        foreach (string name in ElementInputs.Where(IsRead)) WriteReference(name, InputSlot(name), ElementInputs.TakeWhile(i => i != name).Count());
        int inputs = ElementInputs.Count();
        foreach (string name in ElementOutputs) WriteReference(name, OutputSlot(name), inputs + ElementOutputs.TakeWhile(o => o != name).Count());
        WriteRowInputs();
        foreach (PassProgram pass in Program.Passes) WritePass(pass);
        if (!Program.HasFinish) WriteFinish();
        else for (int k = 0; k < Program.Kept.Count; k++) Code.Line($"{FinishWriter.Kept(k)} = {Vector}.ToScalar({Operand(Program.Kept[k], "")});");
    }

    private void WriteFinish()
    {
        WriteRowValues(Program.AfterPasses);
        foreach ((string name, Value value) in Program.RowOutputs) Code.Line($"Unsafe.Add(ref {OutputSlot(name)}, row) = {Vector}.ToScalar({Operand(value, "")});");
        if (Program.Sum is { } sum) Code.Line($"Unsafe.Add(ref scratch.Sums, row - firstRow) = {Vector}.ToScalar({Operand(sum, "")});");
    }

    /// <summary>What tells columns of the row from those of the next, as far as it is the same for all rows.</summary>
    protected virtual void WriteMasks()
    {
    }

    /// <summary>Where the running values of a reduction begin.</summary>
    protected abstract void WriteStart(RowReduction reduction);

    /// <summary>The loops of a pass.</summary>
    protected abstract void WriteLoops(PassProgram pass, bool isBlocked);

    /// <summary>The running values as arguments of what makes one of them.</summary>
    protected abstract string Running(RowReduction reduction);

    protected string Iota(int copy) => $"{Vector}.CreateSequence({Literal.Of((double)(copy * Count), Precision)}, {Literal.Of(1d, Precision)})";

    protected string Horizontal(RowReduction reduction) => $"RowLanes.{(IsSum(reduction.Kind) ? "Sum" : reduction.Kind.ToString())}({Running(reduction)})";

    protected static IEnumerable<RowReduction> Sums(PassProgram pass) => pass.Reductions.Select(r => r.Reduction).Where(r => IsSum(r.Kind));

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
        if (Program.UsesIndex) Code.Line($"nint at = {Real}.ConvertToIntegerNative<nint>(Unsafe.Add(ref scratch.Labels, row - firstRow));");
        foreach (RowReduction gather in Program.Gathers) Code.Line($"var {gather.Result.Name} = {Create($"at < 0 ? 0 : Unsafe.Add(ref {gather.LoadedFrom}, at)")};");
    }

    private void WritePass(PassProgram pass)
    {
        WriteRowValues(pass.Before);
        bool isBlocked = Precision.IsSingle && KnownColumns is not <= KernelContract.ColumnsPerBlock && Sums(pass).Any();
        foreach ((RowReduction reduction, _) in pass.Reductions)
        {
            if (isBlocked && IsSum(reduction.Kind)) Code.Line($"double {reduction.Result.Name}Total = 0;");
            WriteStart(reduction);
        }

        using (Guarded(pass)) WriteLoops(pass, isBlocked);
        if (pass.Own is { } own)
        {
            Code.Line($"{Real} ownAt = at < 0 ? 0 : {At(own.Store)};");
            Code.Line($"var {own.Result.Name} = {Create("ownAt")};");
        }

        foreach ((RowReduction reduction, _) in pass.Reductions) WriteEnd(reduction, isBlocked, pass.Own);
        foreach (ProgramStore store in pass.Stores.Where(s => s.AtIndex is not null))
        {
            Code.Line($"if (at >= 0) {At(store.Name)} = {Vector}.ToScalar({Operand(store.AtIndex!, "")});");
        }
    }

    // A pass that this row has no need of is left out.
    private IDisposable? Guarded(PassProgram pass) => pass.Conditions.Count == 0 || pass == Program.Passes[0]
        ? null
        : Code.Block($"if ({string.Join(" || ", pass.Conditions.Select(c => $"{Vector}.ToScalar({Operand(c, "")}) != 0"))})");

    private void WriteEnd(RowReduction reduction, bool isBlocked, OwnRead? own)
    {
        string name = reduction.Result.Name!;
        string value = isBlocked && IsSum(reduction.Kind) ? $"({Real})({name}Total + {Horizontal(reduction)})" : Horizontal(reduction);
        if (reduction.Kind == Combination.Others)
        {
            string tail = HasTail ? $"ref {own!.Store}Tail, rest" : $"ref {own!.Store}, 0";
            value = $"RowLanes.Others({value}, ownAt, at, ref {own.Store}, {(HasTail ? "full" : Columns)}, {tail})";
        }

        Code.Line($"var {name} = {Create(value)};");
    }

    // An operand's element in the column of the row's own class.
    private string At(string name) =>
        HasTail ? $"(at < (nint)full ? ref Unsafe.Add(ref {name}, at) : ref Unsafe.Add(ref {name}Tail, at - (nint)full))" : $"Unsafe.Add(ref {name}, at)";
}
