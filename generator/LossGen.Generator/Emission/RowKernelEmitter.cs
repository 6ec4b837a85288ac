using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the kernel of a row-wise loss: one struct, with a loop for each vector width.</summary>
internal static class RowKernelEmitter
{
    // More than an element kernel has: up to three passes, each with a loop and with the columns that do not fill it.
    private const int MostText = 32_000;

    // A longer one is harder to read than the code.
    private const int LongestFormula = 240;

    public static string Emit(KernelSpec spec)
    {
        RowProgram program = RowProgram.Lower(RowSchedule.Build(spec), Precision.Of(spec.IsSingle));
        string text = "";
        Dictionary<RowPlan, CodeWriter> loops = [];
        foreach (IReadOnlyList<RowPlan> plans in RowPlan.Candidates)
        {
            text = Write(spec, program, plans, loops);
            if (Encoding.UTF8.GetByteCount(text) <= MostText) break;
        }

        return text;
    }

    private static string Write(KernelSpec spec, RowProgram program, IReadOnlyList<RowPlan> plans, Dictionary<RowPlan, CodeWriter> loops)
    {
        string real = program.Precision.Real;
        CodeWriter code = new();
        KernelFile.WriteHead(
            code,
            plans.Select(p => p.Width),
            ("Unsafe", "global::System.Runtime.CompilerServices.Unsafe"),
            ("Operands", $"{LossBody.Library}Operands<{real}>"),
            ("RowLanes", LossBody.Library + "RowLanes"),
            ("RowScratch", $"{LossBody.Library}RowScratch<{real}>"));
        WriteComment(code, program, plans);
        using (KernelFile.Struct(code, spec, "IRowKernel"))
        {
            if (program.HasFinish)
            {
                code.Line($"private const int MaxRows = {LossBody.Library}RowScratch.MaxRows;");
                code.Line();
            }

            WriteShape(code, program);
            WriteDispatch(code, program, plans);
            foreach (RowPlan plan in plans)
            {
                code.Line();
                if (!loops.TryGetValue(plan, out CodeWriter? loop))
                {
                    loop = code.Aside();
                    WriterOf(loop, spec, program, plan).Write();
                    loops.Add(plan, loop);
                }

                code.Lines(loop);
            }

            if (program.HasFinish)
            {
                code.Line();
                new FinishWriter(code, program).Write();
            }
        }

        return code.ToString();
    }

    private static RowWriter WriterOf(CodeWriter code, KernelSpec spec, RowProgram program, RowPlan plan) =>
        program.Schedule.IsTransposed ? new BlockLoopWriter(code, program, plan.Width, spec.Columns)
        : plan.IsInRegisters ? new RegisterRowWriter(code, program, plan.Width, spec.Columns)
        : new MemoryRowWriter(code, program, plan.Width, spec.Columns);

    private static void WriteShape(CodeWriter code, RowProgram program)
    {
        KernelOperands operands = program.Schedule.Operands;
        Property("bool", "IsTransposed", program.Schedule.IsTransposed ? "true" : "false");
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

    private static void WriteComment(CodeWriter code, RowProgram program, IReadOnlyList<RowPlan> plans)
    {
        code.Line("/// <summary>ℓ = " + SourceFile.Xml(Formatter.Format(program.Schedule.Loss)) + "</summary>");
        code.Line("/// <remarks>");
        foreach (RowStore gradient in program.Schedule.Gradients)
        {
            string formula = Formatter.Format(gradient.Value);
            if (formula.Length <= LongestFormula) code.Line($"/// {gradient.Name} = {ElementSchedule.Scale}·({SourceFile.Xml(formula)})<br/>");
        }

        foreach (string line in ScheduleText.Of(program.Schedule)) code.Line($"/// {SourceFile.Xml(line)}<br/>");
        code.Line($"/// {string.Join(", ", plans.Select(p => Literal.Of(p.Width.Bits)))}-bit vectors: the same bits at every width.");
        code.Line("/// </remarks>");
    }

    private static void WriteDispatch(CodeWriter code, RowProgram program, IReadOnlyList<RowPlan> plans)
    {
        using IDisposable method = code.Block("public void " + RowWriter.Signature("Run"));
        for (int p = 0; p < plans.Count; p++)
        {
            string condition = (p == 0 ? "" : "else ") + (p == plans.Count - 1 ? "" : $"if ({plans[p].Width.Alias}.IsHardwareAccelerated) ");
            code.Line($"{condition}{RowWriter.Name(plans[p].Width)}(in operands, firstRow, rowCount, columns, in scratch);");
        }

        if (program.HasFinish) code.Line($"{FinishWriter.Method}(in operands, firstRow, rowCount, columns, in scratch);");
    }
}
