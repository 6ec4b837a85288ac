using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Lowering;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the kernel of a row-wise loss: one struct, with a loop for each vector width.</summary>
internal static class RowKernelEmitter
{
    // More than an element kernel has: up to three passes, each with a loop and with the columns that do not fill it.
    private const int MostText = 32_000;

    // Of which a kernel of any number of columns has those for few besides.
    private const int MostTextOfBoth = 44_000;

    // A longer one is harder to read than the code.
    private const int LongestFormula = 240;

    private const string Arguments = "(in operands, firstRow, rowCount, columns, in scratch);";

    public static string Emit(KernelSpec spec)
    {
        Precision precision = Precision.Of(spec.IsSingle);
        RowSchedule schedule = RowSchedule.Build(spec);
        RowProgram program = RowProgram.Lower(schedule, precision);
        Dictionary<(RowProgram, RowPlan), RowLoopText> loops = [];
        CodeWriter text = (Transposition.MayPay(spec) ? Shortened(spec, program, RowProgram.Lower(schedule.Transposed(), precision), MostTextOfBoth, loops).Fitting : null)
            ?? Shortened(spec, program, null, MostText, loops).Last;
        return text.ToString();
    }

    private static (CodeWriter? Fitting, CodeWriter Last) Shortened(KernelSpec spec, RowProgram program, RowProgram? blocks, int most, Dictionary<(RowProgram, RowPlan), RowLoopText> loops)
    {
        CodeWriter text = new();
        foreach (IReadOnlyList<RowPlan> plans in RowPlan.Candidates)
        {
            text = Write(spec, program, blocks, plans, loops);
            if (text.Bytes <= most) return (text, text);
        }

        return (null, text);
    }

    private static CodeWriter Write(KernelSpec spec, RowProgram program, RowProgram? blocks, IReadOnlyList<RowPlan> plans, Dictionary<(RowProgram, RowPlan), RowLoopText> loops)
    {
        string real = program.Precision.Real;
        CodeWriter code = new();
        KernelFile.WriteHead(
            code,
            [.. plans.Select(p => p.Width)],
            ("Unsafe", "global::System.Runtime.CompilerServices.Unsafe"),
            ("Operands", $"{SourceFile.Library}Operands<{real}>"),
            ("RowLanes", SourceFile.Library + "RowLanes"),
            ("RowScratch", $"{SourceFile.Library}RowScratch<{real}>"));
        WriteComment(code, program, blocks, plans);
        using (KernelFile.Struct(code, spec, "IRowKernel"))
        {
            if (program.HasFinish)
            {
                code.Line($"private const int MaxRows = {SourceFile.Library}RowScratch.MaxRows;");
                code.Line();
            }

            WriteShape(code, program, blocks);
            List<RowLoopText> main = [.. plans.Select(p => Loop(program, p, spec.Columns))];

            // The widest would gain less than its text costs.
            List<RowLoopText> ofBlocks = blocks is null ? [] : [.. plans.Where(p => p.Width != VectorWidth.Wide).Select(p => Loop(blocks, p, null))];
            WriteDispatch(code, program, [.. main.Select(l => l.Writer)], [.. ofBlocks.Select(l => l.Writer)]);
            foreach (RowLoopText loop in main.Concat(ofBlocks))
            {
                code.Line();
                code.Lines(loop.Text);
            }

            if (program.HasFinish)
            {
                code.Line();
                new FinishWriter(code, program).Write();
            }
        }

        return code;

        // Plans share most loops.
        RowLoopText Loop(RowProgram own, RowPlan plan, int? columns)
        {
            if (loops.TryGetValue((own, plan), out RowLoopText? known)) return known;
            CodeWriter aside = code.Aside();
            RowWriter writer = spec.IsClassFirst ? new PositionLoopWriter(aside, own, plan.Width, columns) : Writer(aside, own, plan, columns);
            writer.Write();
            return loops[(own, plan)] = new(writer, aside);
        }
    }

    private static RowWriter Writer(CodeWriter code, RowProgram program, RowPlan plan, int? columns) =>
        program.Schedule.IsTransposed ? new BlockLoopWriter(code, program, plan.Width, columns)
        : plan.IsInRegisters ? new RegisterRowWriter(code, program, plan.Width, columns)
        : new MemoryRowWriter(code, program, plan.Width, columns);

    private static void WriteShape(CodeWriter code, RowProgram program, RowProgram? blocks)
    {
        KernelOperands operands = program.Schedule.Operands;
        Property("int", "TransposedColumns", Literal.Of(blocks is not null || program.Schedule.IsTransposed ? KernelContract.TransposedColumns : 0));
        Property("int", "ElementInputs", Number(operands.Inputs, Level.Element));
        Property("int", "RowInputs", Number(operands.Inputs, Level.Row));
        Property("int", "ColumnInputs", Number(operands.Inputs, Level.Uniform));
        Property("int", "ElementOutputs", Number(operands.Outputs, Level.Element));
        Property("int", "RowOutputs", Number(operands.Outputs, Level.Row));
        Property("bool", "Sums", program.Sum is null ? "false" : "true");

        void Property(string type, string name, string value)
        {
            code.Line($"public static {type} {name} => {value};");
            code.Line();
        }

        static string Number(IEnumerable<KernelOperand> all, Level level) => Literal.Of(all.Count(o => o.Level == level));
    }

    private static void WriteComment(CodeWriter code, RowProgram program, RowProgram? blocks, IReadOnlyList<RowPlan> plans)
    {
        code.Line("/// <summary>ℓ = " + SourceFile.Xml(Abbreviation.Format(program.Schedule.Loss, name => name, SourceFile.LongestFormula)) + "</summary>");
        code.Line("/// <remarks>");
        foreach (RowStore gradient in program.Schedule.Gradients)
        {
            if (!TreeSize.IsWithin(LongestFormula, gradient.Value)) continue;
            string formula = Formatter.Format(gradient.Value);
            if (formula.Length <= LongestFormula) code.Line($"/// {gradient.Name} = {KernelWords.Scale}·({SourceFile.Xml(formula)})<br/>");
        }

        foreach (string line in ScheduleText.Of(program.Schedule)) code.Line($"/// {SourceFile.Xml(line)}<br/>");
        if (blocks is not null) code.Line($"/// Up to {Literal.Of(KernelContract.TransposedColumns)} columns:<br/>");
        foreach (string line in blocks is null ? [] : ScheduleText.Of(blocks.Schedule)) code.Line($"/// {SourceFile.Xml(line)}<br/>");
        code.Line($"/// {string.Join(", ", plans.Select(p => Literal.Of(p.Width.Bits)))}-bit vectors: the same bits at every width.");
        code.Line("/// </remarks>");
    }

    private static void WriteDispatch(CodeWriter code, RowProgram program, IReadOnlyList<RowWriter> writers, IReadOnlyList<RowWriter> blockWriters)
    {
        using IDisposable method = code.Block("public void " + RowWriter.Signature("Run"));
        if (blockWriters.Count > 0)
        {
            using IDisposable few = code.Block($"if (columns <= {Literal.Of(KernelContract.TransposedColumns)})");
            WriteCalls(blockWriters);
            code.Line("return;");
        }

        if (blockWriters.Count > 0) code.Line();
        WriteCalls(writers);
        if (program.HasFinish) code.Line($"{FinishWriter.Method}{Arguments}");

        void WriteCalls(IReadOnlyList<RowWriter> calls)
        {
            for (int w = 0; w < calls.Count; w++)
            {
                string condition = (w == 0 ? "" : "else ") + (w == calls.Count - 1 ? "" : $"if ({calls[w].Vector}.IsHardwareAccelerated) ");
                code.Line(condition + calls[w].Name + Arguments);
            }
        }
    }
}

/// <summary>A loop, written once.</summary>
internal sealed record RowLoopText(RowWriter Writer, CodeWriter Text);
