using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the kernel of an element-wise loss: one struct, with a loop for each vector width.</summary>
internal static class ElementKernelEmitter
{
    public static string Emit(KernelSpec spec)
    {
        Precision precision = spec.IsSingle ? Precision.Single : Precision.Double;
        ElementProgram program = ElementProgram.Lower(ElementSchedule.Build(spec), precision);
        IReadOnlyList<WidthPlan> plans = Interleaving.Choose(program);

        CodeWriter code = new();
        foreach (string line in SourceFile.Header) code.Line(line);
        foreach (WidthPlan plan in plans) code.Line($"using {plan.Width.Alias} = {plan.Width.Class};");
        code.Line();
        code.Line($"namespace {KernelNames.Namespace};");
        code.Line();
        WriteComment(code, program, plans, precision);
        IReadOnlyList<string> parameters = KernelParameters.Of(spec);
        string constructor = string.Join(", ", parameters.Select(p => $"{precision.Real} {p}"));
        using (code.Block($"internal readonly struct {KernelNames.Of(spec)}({constructor}) : global::LossGen.CompilerServices.IElementKernel<{precision.Real}>"))
        {
            foreach (string parameter in parameters) code.Line($"private readonly {precision.Real} {parameter} = {parameter};");
            if (parameters.Count > 0) code.Line();
            code.Line($"public static int Inputs => {Literal.Of(program.Schedule.Inputs.Count)};");
            code.Line();
            code.Line($"public static int Outputs => {Literal.Of(program.Outputs.Count)};");
            code.Line();
            WriteDispatch(code, plans, precision);
            foreach (WidthPlan plan in plans)
            {
                code.Line();
                new ElementLoopWriter(code, program, plan).Write();
            }
        }

        return code.ToString();
    }

    private static void WriteComment(CodeWriter code, ElementProgram program, IReadOnlyList<WidthPlan> plans, Precision precision)
    {
        code.Line("/// <summary>ℓ = " + SourceFile.Xml(Formatter.Format(program.Schedule.Loss)) + "</summary>");
        code.Line("/// <remarks>");
        foreach (ElementOutput output in program.Schedule.Outputs.Where(o => o.Name != ElementSchedule.Losses))
        {
            code.Line($"/// {output.Name} = {ElementSchedule.Scale}·({SourceFile.Xml(Formatter.Format(output.Formula))})<br/>");
        }

        code.Line($"/// One pass: reads {Listed(program.Loads.Select(l => l.Name!))}; writes {Listed(program.Outputs.Select(o => o.Name))}; sums {(program.Sum is null ? "nothing" : "ℓ")}.");
        code.Line($"/// {string.Join(", ", plans.Select(p => $"{p.Step(precision)} elements a step with {p.Width.Bits}-bit vectors"))}: the same bits at every width.");
        code.Line("/// </remarks>");

        static string Listed(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "nothing";
    }

    private static void WriteDispatch(CodeWriter code, IReadOnlyList<WidthPlan> plans, Precision precision)
    {
        using IDisposable method = code.Block("public void " + ElementLoopWriter.Signature("Run", precision));
        WidthPlan wide = plans[0], middle = plans[1];
        int step = wide.Step(precision);
        using (code.Block("if (V512.IsHardwareAccelerated)"))
        {
            if (step == precision.Lanes)
            {
                code.Line(Call(wide, "start, count"));
            }
            else
            {
                code.Line($"nint rest = count % {Literal.Of(step)};");
                code.Line("if (rest < count) " + Call(wide, "start, count - rest"));
                code.Line("if (rest > 0) " + Call(middle, "start + count - rest, rest"));
            }
        }

        foreach (WidthPlan plan in plans.Skip(1))
        {
            string condition = plan == plans[plans.Count - 1] ? "" : $"if ({plan.Width.Alias}.IsHardwareAccelerated) ";
            code.Line($"else {condition}{Call(plan, "start, count")}");
        }

        static string Call(WidthPlan plan, string range) => $"{ElementLoopWriter.Name(plan.Width)}(in operands, {range}, ref lanes);";
    }
}
