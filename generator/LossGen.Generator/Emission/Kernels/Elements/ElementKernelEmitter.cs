using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the kernel of an element-wise loss: one struct, with a loop for each vector width.</summary>
internal static class ElementKernelEmitter
{
    // Compilers read 10 MB of such text in half a minute. Of the loops alone: names and comments, of which a user's formula has others, do not decide how a kernel is written.
    private const int MostText = 18_400;

    // A longer one is harder to read than the code.
    private const int LongestFormula = 240;

    public static string Emit(KernelSpec spec)
    {
        Precision precision = Precision.Of(spec.IsSingle);
        ElementProgram program = ElementProgram.Lower(ElementSchedule.Build(spec), precision);
        CodeWriter text = new();
        Dictionary<WidthPlan, CodeWriter> loops = [];
        foreach (IReadOnlyList<WidthPlan> plans in Interleaving.Candidates(program))
        {
            text = Write(spec, program, plans, precision, loops);
            if (plans.Sum(p => loops[p].Bytes) <= MostText) break;
        }

        return text.ToString();
    }

    private static CodeWriter Write(KernelSpec spec, ElementProgram program, IReadOnlyList<WidthPlan> plans, Precision precision, Dictionary<WidthPlan, CodeWriter> loops)
    {
        CodeWriter code = new();
        KernelFile.WriteHead(code, [.. plans.Select(p => p.Width)]);
        WriteComment(code, program, plans, precision);
        using (KernelFile.Struct(code, spec, "IElementKernel"))
        {
            code.Line($"public static int Inputs => {Literal.Of(program.Schedule.Inputs.Count)};");
            code.Line();
            code.Line($"public static int Outputs => {Literal.Of(program.Outputs.Count)};");
            code.Line();
            code.Line($"public static int Operations => {Literal.Of(program.Body.Count(v => !v.IsLoad))};");
            code.Line();
            WriteDispatch(code, plans, precision);
            foreach (WidthPlan plan in plans)
            {
                code.Line();
                if (!loops.TryGetValue(plan, out CodeWriter? loop))
                {
                    loop = code.Aside();
                    new ElementLoopWriter(loop, program, plan).Write();
                    loops.Add(plan, loop);
                }

                code.Lines(loop);
            }
        }

        return code;
    }

    private static void WriteComment(CodeWriter code, ElementProgram program, IReadOnlyList<WidthPlan> plans, Precision precision)
    {
        code.Line("/// <summary>ℓ = " + SourceFile.Xml(Abbreviation.Format(program.Schedule.Loss, name => name, SourceFile.LongestFormula)) + "</summary>");
        code.Line("/// <remarks>");
        foreach (ElementOutput output in program.Schedule.Outputs.Where(o => o.Name != SpanNames.Losses))
        {
            if (!TreeSize.IsWithin(LongestFormula, output.Formula)) continue;
            string formula = Formatter.Format(output.Formula);
            if (formula.Length <= LongestFormula) code.Line($"/// {output.Name} = {KernelWords.Scale}·({SourceFile.Xml(formula)})<br/>");
        }

        code.Line($"/// One pass: reads {Listed(program.Loads)}; writes {Listed(program.Outputs.Select(o => o.Name))}; sums {(program.Sum is null ? "nothing" : "ℓ")}.");
        code.Line($"/// {string.Join(", ", plans.Select(p => $"{p.Step(precision)} elements a step with {p.Width.Bits}-bit vectors"))}: the same bits at every width.");
        code.Line("/// </remarks>");

        static string Listed(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "nothing";
    }

    private static void WriteDispatch(CodeWriter code, IReadOnlyList<WidthPlan> plans, Precision precision)
    {
        using IDisposable method = code.Block("public void " + ElementLoopWriter.Signature("Run", precision));
        for (int p = 0; p < plans.Count; p++)
        {
            WidthPlan plan = plans[p];
            string condition = (p == 0 ? "" : "else ") + (p == plans.Count - 1 ? "" : $"if ({plan.Width.Alias}.IsHardwareAccelerated) ");
            int step = plan.Step(precision);
            if (precision.Lanes % step == 0)
            {
                code.Line(condition + Call(plan, "start, count"));
                continue;
            }

            using IDisposable block = code.Block(condition.TrimEnd());
            code.Line($"nint rest = count % {Literal.Of(step)};");
            code.Line("if (rest < count) " + Call(plan, "start, count - rest"));
            code.Line("if (rest > 0) " + Call(plans[p + 1], "start + count - rest, rest"));
        }

        static string Call(WidthPlan plan, string range) => $"{ElementLoopWriter.Name(plan.Width)}(in operands, {range}, ref lanes);";
    }
}
