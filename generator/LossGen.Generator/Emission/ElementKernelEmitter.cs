using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>Writes the kernel of an element-wise loss: one struct, one method for each vector width, no other call than intrinsics.</summary>
internal static class ElementKernelEmitter
{
    private const string Optimised =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    public static string Emit(KernelSpec spec)
    {
        Precision precision = spec.IsSingle ? Precision.Single : Precision.Double;
        ElementProgram program = ElementProgram.Lower(ElementSchedule.Build(spec), precision);
        int unroll = Interleaving.Choose(program);
        int step = VectorWidth.Wide.Count(precision) * unroll;

        CodeWriter code = new();
        foreach (string line in SourceFile.Header) code.Line(line);
        foreach (VectorWidth width in VectorWidth.All) code.Line($"using {width.Alias} = {width.Class};");
        code.Line();
        using (code.Block($"namespace {KernelNames.Namespace}"))
        {
            WriteComment(code, program, step);
            using (code.Block($"internal readonly struct {KernelNames.Of(spec)}{Constructor(spec, precision)} : global::LossGen.CompilerServices.IElementKernel<{precision.Real}>"))
            {
                WriteFields(code, spec, program);
                WriteDispatch(code, precision, step);
                foreach (VectorWidth width in VectorWidth.All)
                {
                    code.Line();
                    WriteWidth(code, program, width, width == VectorWidth.Wide ? unroll : 1);
                }
            }
        }

        return code.ToString();
    }

    private static string Constructor(KernelSpec spec, Precision precision) =>
        "(" + string.Join(", ", KernelParameters.Of(spec).Select(p => $"{precision.Real} {p}")) + ")";

    private static void WriteComment(CodeWriter code, ElementProgram program, int step)
    {
        code.Line("/// <summary>ℓ = " + SourceFile.Xml(Formatter.Format(program.Schedule.Loss)) + "</summary>");
        code.Line("/// <remarks>");
        foreach (ElementOutput output in program.Schedule.Outputs.Where(o => o.Name != ElementSchedule.Losses))
        {
            code.Line($"/// {output.Name} = {ElementSchedule.Scale}·({SourceFile.Xml(Formatter.Format(output.Formula))})<br/>");
        }

        code.Line($"/// One pass: reads {string.Join(", ", program.Loads.Select(l => l.Name))}; writes {Listed(program.Outputs.Select(o => o.Name))}; sums {(program.Sum is null ? "nothing" : "ℓ")}.");
        code.Line($"/// {step} elements a step with 512-bit vectors, else a vector at a time; the same bits at every width.");
        code.Line("/// </remarks>");

        static string Listed(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "nothing";
    }

    private static void WriteFields(CodeWriter code, KernelSpec spec, ElementProgram program)
    {
        IReadOnlyList<string> parameters = KernelParameters.Of(spec);
        foreach (string parameter in parameters) code.Line($"private readonly {program.Precision.Real} {parameter} = {parameter};");
        if (parameters.Count > 0) code.Line();
        code.Line($"public static int Inputs => {Literal.Of(program.Schedule.Inputs.Count, Precision.Single)};");
        code.Line();
        code.Line($"public static int Outputs => {Literal.Of(program.Outputs.Count, Precision.Single)};");
        code.Line();
    }

    private static string Signature(string name, Precision precision) =>
        $"{name}(in global::LossGen.CompilerServices.Operands<{precision.Real}> operands, nint start, nint count, ref {precision.Real} lanes)";

    private static void WriteDispatch(CodeWriter code, Precision precision, int step)
    {
        using IDisposable method = code.Block("public void " + Signature("Run", precision));
        using (code.Block("if (V512.IsHardwareAccelerated)"))
        {
            if (step == precision.Lanes)
            {
                code.Line("Run512(in operands, start, count, ref lanes);");
            }
            else
            {
                code.Line($"nint rest = count % {step};");
                code.Line("if (rest < count) Run512(in operands, start, count - rest, ref lanes);");
                code.Line("if (rest > 0) Run256(in operands, start + count - rest, rest, ref lanes);");
            }
        }

        code.Line("else if (V256.IsHardwareAccelerated) Run256(in operands, start, count, ref lanes);");
        code.Line("else Run128(in operands, start, count, ref lanes);");
    }

    private static void WriteWidth(CodeWriter code, ElementProgram program, VectorWidth width, int unroll)
    {
        Precision precision = program.Precision;
        int lanes = width.Count(precision);
        bool sumsInRegisters = width == VectorWidth.Wide;
        int registers = precision.Lanes / lanes;

        code.Line(Optimised);
        using IDisposable method = code.Block("private void " + Signature("Run" + width.Bits, precision));
        foreach (string name in program.Loads.Select(l => l.Name!))
        {
            code.Line($"ref {precision.Real} {name} = ref operands.In{program.Schedule.Inputs.ToList().IndexOf(name)};");
        }

        for (int i = 0; i < program.Outputs.Count; i++) code.Line($"ref {precision.Real} {program.Outputs[i].Name} = ref operands.Out{i};");
        Dialect dialect = new(width.Alias);
        foreach (Value value in program.Uniforms)
        {
            string source = value.Name is { } name ? $"{width.Alias}.Create(this.{name})" : StatementWriter.Write(value, precision, dialect, v => program.Names[v]);
            code.Line($"var {program.Names[value]} = {source};");
        }

        if (program.Sum is not null && sumsInRegisters)
        {
            for (int r = 0; r < registers; r++) code.Line($"var total{r} = {width.Alias}.LoadUnsafe(ref lanes, {r * lanes});");
        }

        code.Line("nuint end = (nuint)(start + count);");
        using (code.Block($"for (nuint i = (nuint)start; i < end; i += {lanes * unroll}) unchecked"))
        {
            foreach (Value load in program.Loads)
            {
                Each(unroll, (suffix, n) => $"var {program.Names[load]}{suffix} = {width.Alias}.LoadUnsafe(ref {load.Name}, {Offset(n * lanes)});");
            }

            foreach (Value value in program.Body)
            {
                Each(unroll, (suffix, _) => $"var {program.Names[value]}{suffix} = {StatementWriter.Write(value, precision, dialect, Named(suffix))};");
            }

            if (program.Sum is { } sum)
            {
                Each(unroll, (suffix, n) => sumsInRegisters
                    ? $"total{n % registers} += {Operand(sum, suffix)};"
                    : $"{width.Alias}.StoreUnsafe({width.Alias}.LoadUnsafe(ref lanes, i & {precision.Lanes - 1}) + {Operand(sum, suffix)}, ref lanes, i & {precision.Lanes - 1});");
            }

            foreach ((string name, Value value) in program.Outputs)
            {
                Each(unroll, (suffix, n) => $"{width.Alias}.StoreUnsafe({Operand(value, suffix)}, ref {name}, {Offset(n * lanes)});");
            }
        }

        if (program.Sum is not null && sumsInRegisters)
        {
            for (int r = 0; r < registers; r++) code.Line($"{width.Alias}.StoreUnsafe(total{r}, ref lanes, {r * lanes});");
        }

        Func<Value, string> Named(string suffix) => v => v.IsUniform ? program.Names[v] : program.Names[v] + suffix;

        string Operand(Value value, string suffix) => value.IsConstant ? StatementWriter.Constant(value, precision, dialect) : Named(suffix)(value);

        void Each(int copies, Func<string, int, string> statement)
        {
            for (int n = 0; n < copies; n++) code.Line(statement(copies == 1 ? "" : ((char)('a' + n)).ToString(), n));
        }
    }

    private static string Offset(int elements) => elements == 0 ? "i" : "i + " + Literal.Of(elements, Precision.Single);
}
