using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>Writes the loop of a kernel for one width: flat, a statement per instruction and vector, no call but intrinsics.</summary>
internal sealed class ElementLoopWriter(CodeWriter code, ElementProgram program, WidthPlan plan)
{
    private readonly Dialect _dialect = new(plan.Width.Alias, plan.Width.Bits);

    // A value that goes straight into the next one spares a local, and the few registers of a long body the wait for its neighbour.
    private readonly HashSet<Value> _nested = plan.SumsInRegisters ? [] : Nesting.Of(program);

    private Precision Precision => program.Precision;

    private string Vector => plan.Width.Alias;

    private int Lanes => plan.Width.Count(Precision);

    private int[] Groups => [.. Enumerable.Range(0, plan.Groups)];

    // How many vectors hold the running sums of all lanes.
    private int Totals => program.Sum is null || !plan.SumsInRegisters ? 0 : Precision.Lanes / Lanes;

    public static string Name(VectorWidth width) => "Run" + Literal.Of(width.Bits);

    public static string Signature(string name, Precision precision) =>
        $"{name}(in global::LossGen.CompilerServices.Operands<{precision.Real}> operands, nint start, nint count, ref {precision.Real} lanes)";

    public void Write()
    {
        code.Line(KernelFile.Optimised);
        using IDisposable method = code.Block("private void " + Signature(Name(plan.Width), Precision));
        WriteReferences();
        foreach (Value value in program.Uniforms)
        {
            code.Line($"var {program.Names[value]} = {(value.Name is { } parameter ? $"{Vector}.Create(this.{parameter})" : Expression(value, "", 0))};");
        }

        for (int t = 0; t < Totals; t++) code.Line($"var total{Literal.Of(t)} = {Vector}.LoadUnsafe(ref lanes, {Literal.Of(t * Lanes)});");
        code.Line("nuint end = (nuint)(start + count);");
        using (code.Block($"for (nuint i = (nuint)start; i < end; i += {Literal.Unsigned(plan.Step(Precision))}) unchecked"))
        {
            foreach (int[] groups in plan.StoreTogether ? [Groups] : Groups.Select(g => new[] { g }))
            {
                foreach (int group in groups) WriteGroup(group * plan.Copies);
                foreach (int group in groups) WriteStores(group * plan.Copies);
            }
        }

        for (int t = 0; t < Totals; t++) code.Line($"{Vector}.StoreUnsafe(total{Literal.Of(t)}, ref lanes, {Literal.Of(t * Lanes)});");
    }

    private void WriteGroup(int first)
    {
        if (program.Sum is { } early && !program.Body.Contains(early)) Each(first, (copy, n) => Accumulate(early, copy, n));
        foreach (Value value in program.Body.Where(v => !_nested.Contains(v)))
        {
            if (!program.IsFused(value)) Each(first, (copy, n) => Statement(value, copy, n));
            if (value == program.Sum) Each(first, (copy, n) => Accumulate(value, copy, n));
        }
    }

    // After all that a group computes: a gradient may be written over its own input.
    private void WriteStores(int first)
    {
        foreach ((string name, Value value) in program.Outputs) Each(first, (copy, n) => $"{Vector}.StoreUnsafe({Operand(value, copy)}, ref {name}, {Element(n)});");
    }

    private void WriteReferences()
    {
        foreach (string name in program.Loads)
        {
            int slot = program.Schedule.Inputs.TakeWhile(i => i != name).Count();
            code.Line($"ref {Precision.Real} {name} = ref operands.In{Literal.Of(slot)};");
        }

        for (int i = 0; i < program.Outputs.Count; i++) code.Line($"ref {Precision.Real} {program.Outputs[i].Name} = ref operands.Out{Literal.Of(i)};");
    }

    private string Statement(Value value, string copy, int n) => $"var {Local(value, copy)} = {Expression(value, copy, n)};";

    private string Accumulate(Value loss, string copy, int n)
    {
        string total = "total" + Literal.Of(n % Math.Max(1, Totals));
        if (plan.SumsInRegisters) return program.IsFused(loss) ? $"{total} = {Added(total)};" : $"{total} += {Operand(loss, copy)};";
        string lane = $"{(n == 0 ? "i" : $"({Element(n)})")} & {Literal.Unsigned(Precision.Lanes - 1)}";
        return $"{Vector}.StoreUnsafe({Added($"{Vector}.LoadUnsafe(ref lanes, {lane})")}, ref lanes, {lane});";

        string Added(string sum) => program.IsFused(loss)
            ? $"{Vector}.FusedMultiplyAdd({string.Join(", ", loss.Arguments.Select(a => _nested.Contains(a) ? Expression(a, copy, n) : Operand(a, copy)))}, {sum})"
            : $"{sum} + {Operand(loss, copy)}";
    }

    private string Element(int copy) => copy == 0 ? "i" : "i + " + Literal.Unsigned(copy * Lanes);

    private string Expression(Value value, string copy, int n)
    {
        if (value.IsLoad) return $"{Vector}.LoadUnsafe(ref {value.Name}, {Element(n)})";
        return StatementWriter.Write(value, Precision, _dialect, v => _nested.Contains(v) ? Bracketed(v, value, Expression(v, copy, n)) : Local(v, copy));
    }

    private string Bracketed(Value inner, Value outer, string text) =>
        inner.IsLoad || StatementWriter.IsCall(inner, _dialect) || StatementWriter.IsCall(outer, _dialect) ? text : "(" + text + ")";

    private string Operand(Value value, string copy) => value.IsConstant ? StatementWriter.Constant(value, Precision, _dialect) : Local(value, copy);

    private string Local(Value value, string copy) => value.IsUniform ? program.Names[value] : program.Names[value] + copy;

    // Copies of a statement stand beside each other, two to a line.
    private void Each(int first, Func<string, int, string> statement)
    {
        List<string> copies = [.. Enumerable.Range(first, plan.Copies).Select(n => statement(((char)('A' + n)).ToString(), n))];
        for (int n = 0; n < copies.Count; n += 2) code.Line(string.Join(" ", copies.Skip(n).Take(2)));
    }
}
