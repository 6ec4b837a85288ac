using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>Writes the loop over transposed rows: a lane is a row, so that no reduction goes across lanes and no column is left over.</summary>
internal class BlockLoopWriter(CodeWriter code, RowProgram program, VectorWidth width, int? columns) : RowWriter(code, program, width, columns)
{
    // Two columns side by side halve what the loop itself costs; the widths that few machines are left with are kept short.
    protected int Copies => KnownColumns % 2 == 0 && !IsNarrow ? 2 : 1;

    public override string Name => "RunBlocks" + Literal.Of(Width.Bits);

    protected string UnsignedColumns => KnownColumns is null ? "(nuint)columns" : Columns;

    protected override void WriteBody()
    {
        WriteStride();
        WriteUniforms();
        foreach (string name in Program.Schedule.Operands.Inputs.Where(i => i.Level == Level.Uniform && IsRead(i.Name)).Select(i => i.Name))
        {
            Code.Line($"ref {Real} {name} = ref {InputSlot(name)};");
        }

        using IDisposable loop = Code.Block($"for (nuint lane = 0; lane < (nuint)rowCount; lane += {Literal.Unsigned(Count)}) unchecked");
        string start = WriteRowStart();
        foreach (string name in ElementInputs.Where(IsRead)) Code.Line($"ref {Real} {name} = ref Unsafe.Add(ref {InputSlot(name)}, {start});");
        foreach (string name in ElementOutputs) Code.Line($"ref {Real} {name} = ref Unsafe.Add(ref {OutputSlot(name)}, {start});");
        foreach (string name in Program.Schedule.Operands.Inputs.Where(i => i.Level == Level.Row && IsUsed(i.Name)).Select(i => i.Name))
        {
            Code.Line($"var {name} = {Vector}.LoadUnsafe(ref {InputSlot(name)}, lane);");
        }

        if (Program.LabelName is { } label && IsUsed(label)) Code.Line($"var {label} = {Vector}.LoadUnsafe(ref scratch.Labels, lane);");
        foreach (PassProgram pass in Program.Passes) WritePass(pass);
        WriteRowValues(Program.AfterPasses);
        foreach ((string name, Value value) in Program.RowOutputs) Code.Line($"{Vector}.StoreUnsafe({Operand(value, "")}, ref {OutputSlot(name)}, lane);");
        if (Program.Sum is { } sum) Code.Line($"{Vector}.StoreUnsafe({Operand(sum, "")}, ref scratch.Sums, lane);");
    }

    protected override string Load(string name, int copy) =>
        IsUniform(name)
            ? Create($"Unsafe.Add(ref {name}, {ColumnNumber}{(copy == 0 ? "" : " + 1")})")
            : $"{Vector}.LoadUnsafe(ref {name}, {Index(copy)})";

    /// <summary>Writes how far apart the columns of a row are, and where the last one ends.</summary>
    protected virtual void WriteStride() => Code.Line($"nuint end = {UnsignedColumns} * {Literal.Of(Lanes)};");

    /// <summary>Writes where the first column of the rows in the lanes is.</summary>
    /// <returns>It as an expression.</returns>
    protected virtual string WriteRowStart()
    {
        Code.Line(Count == Lanes
            ? $"nuint start = lane * {UnsignedColumns};"
            : $"nuint start = lane / {Literal.Of(Lanes)} * end + lane % {Literal.Of(Lanes)};");
        return "start";
    }

    /// <summary>The head of the loop over the columns.</summary>
    /// <param name="readsColumns">Whether the body reads values per column.</param>
    protected virtual string ColumnLoop(bool readsColumns) => $"for (nuint j = 0; j < end; j += {Literal.Unsigned(Copies * Lanes)})";

    /// <summary>The number of the loop's column.</summary>
    protected virtual string ColumnNumber => "j / " + Literal.Of(Lanes);

    /// <summary>Where the loop's columns are, from the first one on.</summary>
    protected virtual string Index(int copy) => copy == 0 ? "j" : "j + " + Literal.Unsigned(copy * Lanes);

    private bool IsUniform(string name) => Program.Schedule.Operands.Inputs.Any(i => i.Name == name && i.Level == Level.Uniform);

    private void WritePass(PassProgram pass)
    {
        WriteRowValues(pass.Before);
        foreach ((RowReduction reduction, _) in pass.Reductions) Code.Line($"var {reduction.Result.Name} = {Neutral(reduction.Kind)};");
        if (pass.UsesColumn) Code.Line($"{(Program.Passes.First(p => p.UsesColumn) == pass ? "var " : "")}columnA = {Zero};");
        using IDisposable? guard = Guarded(pass);
        using IDisposable loop = Code.Block(ColumnLoop(pass.Body.Any(v => v.IsLoad && IsUniform(v.Name!))));
        if (pass.UsesColumn && Copies == 2) Code.Line($"var columnB = columnA + {Create(Literal.Of(1d, Precision))};");
        WriteStep(pass, Copies, Accumulate, (name, value, n) => $"{Vector}.StoreUnsafe({value}, ref {name}, {Index(n)});");
        if (pass.UsesColumn) Code.Line($"columnA += {Create(Literal.Of((double)Copies, Precision))};");
    }

    // A pass that none of these rows needs is left out.
    private IDisposable? Guarded(PassProgram pass) => pass.Conditions.Count == 0
        ? null
        : Code.Block($"if ({string.Join(" || ", pass.Conditions.Select(c => $"!{Vector}.EqualsAll({Vector}.As{Precision.IntegerName}({Operand(c, "")}), {Create(Literal.Of(0L, Precision))})"))})");

    private static string Accumulate(RowReduction reduction, Func<string, string> combined, int copy) =>
        $"{reduction.Result.Name} = {combined(reduction.Result.Name!)};";
}
