using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Formulas;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>Passes whose running values stay in registers, all lanes side by side; the columns that do not fill them come after the loop, masked.</summary>
internal sealed class RegisterRowWriter(CodeWriter code, RowProgram program, VectorWidth width, int? columns) : RowLoopWriter(code, program, width, columns)
{
    private bool _isTail;

    private int Copies => Lanes / Count;

    // How many vectors the columns of the tail take, at most.
    private int TailCopies => KnownColumns is { } known ? (known % Lanes + Count - 1) / Count : Copies;

    protected override string Load(string name, int copy) => $"{Vector}.LoadUnsafe(ref {(_isTail ? name + "Tail" : name)}, {Index(copy)})";

    protected override void WriteMasks()
    {
        for (int n = 0; n < TailCopies && HasTail; n++) Code.Line($"var inside{CopyName(n)} = {Vector}.LessThan({Iota(n)}, {Create($"({Real})rest")});");
    }

    protected override void WriteStart(RowReduction reduction) =>
        Code.Line(string.Join(" ", Enumerable.Range(0, Copies).Select(n => $"var {reduction.Result.Name}{CopyName(n)} = {Neutral(reduction.Kind)};")));

    protected override string Running(RowReduction reduction) => string.Join(", ", Enumerable.Range(0, Copies).Select(n => reduction.Result.Name + CopyName(n)));

    protected override void WriteLoops(PassProgram pass, bool isBlocked)
    {
        bool isFirst = Program.Passes.First(p => p.UsesColumn || !pass.UsesColumn) == pass;
        if (pass.UsesColumn) Code.Line(string.Join(" ", Enumerable.Range(0, Copies).Select(n => $"{(isFirst ? "var " : "")}{KernelWords.Column}{CopyName(n)} = {Iota(n)};")));
        Code.Line($"{(pass == Program.Passes[0] ? "nuint " : "")}j = 0;");
        if (isBlocked) WriteBlocks(pass);
        else WriteLoop(pass, "full");
        if (HasTail) WriteTail(pass);
    }

    private void WriteBlocks(PassProgram pass)
    {
        using IDisposable blocks = Code.Block("while (true)");
        string block = Literal.Of(KernelContract.ColumnsPerBlock);
        Code.Line($"nuint stop = full - j > {block} ? j + {block} : full;");
        WriteLoop(pass, "stop");
        Code.Line("if (j == full) break;");
        foreach (RowReduction sum in Sums(pass))
        {
            Code.Line($"{sum.Result.Name}Total += {Horizontal(sum)};");
            Code.Line(string.Join(" ", Enumerable.Range(0, Copies).Select(n => $"{sum.Result.Name}{CopyName(n)} = {Zero};")));
        }
    }

    private void WriteLoop(PassProgram pass, string stop)
    {
        using IDisposable loop = Code.Block($"for (; j < {stop}; j += {Literal.Unsigned(Lanes)})");
        WriteStep(pass, Copies, Accumulate, (name, value, n) => $"{Vector}.StoreUnsafe({value}, ref {name}, {Index(n)});");
        if (!pass.UsesColumn) return;
        string step = Create(Literal.Of((double)Lanes, Precision));
        Code.Line(string.Join(" ", Enumerable.Range(0, Copies).Select(n => $"{KernelWords.Column}{CopyName(n)} += {step};")));
    }

    private void WriteTail(PassProgram pass)
    {
        _isTail = true;
        using (KnownColumns is null ? Code.Block("if (rest != 0)") : Code.Scope())
        {
            WriteStep(
                pass,
                TailCopies,
                (r, combined, n) => Accumulate(r, running => Inside("inside" + CopyName(n), combined(running), running), n),
                (name, value, n) => $"{Vector}.StoreUnsafe({Inside("inside" + CopyName(n), value, Load(name, n))}, ref {name}Tail, {Index(n)});");
        }

        _isTail = false;
    }

    private static string Accumulate(RowReduction reduction, Func<string, string> combined, int copy)
    {
        string running = reduction.Result.Name + CopyName(copy);
        return $"{running} = {combined(running)};";
    }

    private string Index(int copy) => _isTail ? Literal.Of(copy * Count) : copy == 0 ? "j" : "j + " + Literal.Unsigned(copy * Count);
}
