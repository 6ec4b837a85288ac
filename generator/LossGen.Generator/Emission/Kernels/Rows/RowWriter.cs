using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Formulas;
using LossGen.Generator.Lowering;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>What the two forms of row kernels have in common, at one width: parameters, values per row and statements per vector.</summary>
internal abstract class RowWriter(CodeWriter code, RowProgram program, VectorWidth width, int? columns)
{
    private readonly Dialect _dialect = new(width.Alias, width.Bits);
    private readonly HashSet<Value> _nested = [];

    protected CodeWriter Code => code;

    protected RowProgram Program => program;

    protected Precision Precision => program.Precision;

    public string Vector => width.Alias;

    protected string Real => Precision.Real;

    protected bool IsNarrow => width == VectorWidth.Narrow;

    /// <summary>How many values fit into a vector.</summary>
    protected int Count => width.Count(Precision);

    /// <summary>How many columns, or rows, are worked on in one step at every width.</summary>
    protected int Lanes => RowLanes(Precision);

    protected int? KnownColumns => columns;

    /// <summary>The number of columns, as an expression.</summary>
    protected string Columns => columns is { } known ? Literal.Of(known) : "columns";

    /// <summary>The name of the method.</summary>
    public virtual string Name => "Run" + Literal.Of(width.Bits);

    public static string Signature(string name) =>
        name + "(in Operands operands, nint firstRow, nint rowCount, nint columns, in RowScratch scratch)";

    /// <summary>How many columns, or rows, are worked on in one step, at every width.</summary>
    public static int RowLanes(Precision precision) => KernelContract.RowLaneBytes / (precision.IsSingle ? sizeof(float) : sizeof(double));

    public virtual void Write()
    {
        code.Line(KernelFile.Optimised);
        using IDisposable method = code.Block("private void " + Signature(Name));
        WriteBody();
    }

    protected abstract void WriteBody();

    /// <summary>How one vector of an operand is read.</summary>
    protected abstract string Load(string name, int copy);

    protected string Create(string value) => $"{Vector}.Create({value})";

    protected string Zero => Create(Literal.Of(0d, Precision));

    protected VectorWidth Width => width;

    protected static string Slot(IEnumerable<string> operands, string name, string prefix) => "operands." + prefix + Literal.Of(operands.TakeWhile(o => o != name).Count());

    protected string InputSlot(string name) => Slot(program.Schedule.Operands.Inputs.Select(i => i.Name), name, "In");

    protected string OutputSlot(string name) => Slot(program.Schedule.Operands.Outputs.Select(i => i.Name), name, "Out");

    /// <summary>Inputs that a pass reads per element.</summary>
    protected IEnumerable<string> ElementInputs => program.Schedule.Operands.Inputs.Where(i => i.Level == Level.Element).Select(i => i.Name);

    protected IEnumerable<string> ElementOutputs => program.Schedule.Operands.Outputs.Where(o => o.Level == Level.Element).Select(o => o.Name);

    protected bool IsRead(string name) =>
        program.Passes.Any(p => p.Body.Any(v => v.IsLoad && v.Name == name)) || program.Gathers.Any(g => g.LoadedFrom == name);

    /// <summary>Whether a value per row is used at all.</summary>
    protected bool IsUsed(string name) => RowValues.Any(v => v.Arguments.Concat([v]).Any(a => a.Operation == MachineOperations.Row && a.Name == name));

    private IEnumerable<Value> RowValues => program.Passes.SelectMany(p => p.Before.Concat(p.Body)).Concat(program.AfterPasses);

    /// <summary>Writes what is the same for all rows, as far as these values, or else any, need it.</summary>
    protected void WriteUniforms(IReadOnlyList<Value>? users = null)
    {
        foreach (Value value in users is null ? program.Uniforms : program.UniformsOf(users))
        {
            string text = value.Name == KernelWords.ColumnCount ? Create($"({Real}){Columns}") : value.Name is { } parameter ? Create("this." + parameter) : Expression(value, "", 0);
            code.Line($"var {program.Names[value]} = {text};");
        }
    }

    protected void WriteRowValues(IReadOnlyList<Value> values)
    {
        List<Value> computed = [.. values.Where(v => v.Operation != MachineOperations.Row)];
        _nested.Clear();
        _nested.UnionWith(Nesting.Of(computed, [.. computed.Where(v => program.IsUsedBeyond(v, computed))]));
        foreach (Value value in computed.Where(v => !_nested.Contains(v))) code.Line($"var {program.Names[value]} = {Expression(value, "", 0)};");
    }

    /// <summary>Writes what one step of a pass computes for each of so many vectors side by side; the stores and sums are the form's own.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="copies">How many vectors.</param>
    /// <param name="combine">Writes the new running value, which is made of the old one.</param>
    /// <param name="store">Writes a store.</param>
    protected void WriteStep(PassProgram pass, int copies, Func<RowReduction, Func<string, string>, int, string> combine, Func<string, string, int, string> store)
    {
        _nested.Clear();
        _nested.UnionWith(Nesting.Of(pass.Body, [.. pass.Reductions.Select(r => r.Value), .. pass.Stores.Select(s => s.Value)]));
        foreach (RowReduction early in pass.Reductions.Where(r => !pass.Body.Contains(r.Value)).Select(r => r.Reduction)) Reduce(early);
        foreach (Value value in pass.Body.Where(v => !_nested.Contains(v) && !IsColumn(v)))
        {
            if (!pass.IsFused(value)) Each(copies, (copy, n) => $"var {Local(value, copy)} = {Expression(value, copy, n)};");
            foreach (RowReduction reduction in pass.Reductions.Where(r => r.Value == value).Select(r => r.Reduction)) Reduce(reduction);
        }

        foreach (ProgramStore written in pass.Stores) Each(copies, (copy, n) => store(written.Name, Operand(written.Value, copy), n));

        void Reduce(RowReduction reduction)
        {
            Value value = pass.Reductions.First(r => r.Reduction == reduction).Value;
            Each(copies, (copy, n) => combine(
                reduction, running => pass.IsFused(value) ? Fused(value, running, copy, n) : Combined(reduction.Kind, running, Operand(value, copy)), n));
        }
    }

    protected string Operand(Value value, string copy) => value.IsConstant ? StatementWriter.Constant(value, Precision, _dialect) : Local(value, copy);

    /// <summary>A running value and one more.</summary>
    private string Combined(Combination kind, string running, string value) => kind switch
    {
        Combination.Sum or Combination.Others => $"{running} + {value}",
        Combination.Max => $"{Vector}.Max({running}, {value})",
        _ => $"{Vector}.MaxNative({running}, {value})",
    };

    private string Fused(Value product, string running, string copy, int n) =>
        $"{Vector}.FusedMultiplyAdd({string.Join(", ", product.Arguments.Select(a => _nested.Contains(a) ? Expression(a, copy, n) : Operand(a, copy)))}, {running})";

    /// <summary>One value inside the row, another beyond.</summary>
    protected string Inside(string mask, string value, string otherwise) =>
        TextTemplate.Of(MachineOperations.Select.VectorOf(width.Bits), Precision, _dialect).Fill(mask, value, otherwise);

    /// <summary>What a running value begins with.</summary>
    protected string Neutral(Combination kind) => IsSum(kind) ? Zero : Create($"{Real}.NegativeInfinity");

    protected static bool IsSum(Combination kind) => kind is Combination.Sum or Combination.Others;

    protected static string CopyName(int copy) => ((char)('A' + copy)).ToString();

    private static bool IsColumn(Value value) => value.IsLoad && value.Name == KernelWords.Column;

    private string Expression(Value value, string copy, int n)
    {
        if (IsColumn(value)) return KernelWords.Column + copy;
        if (value.IsLoad) return Load(value.Name!, n);
        return StatementWriter.Write(value, Precision, _dialect, v => _nested.Contains(v) && !IsColumn(v) ? Bracketed(v, value, Expression(v, copy, n)) : Local(v, copy));
    }

    private string Bracketed(Value inner, Value outer, string text) =>
        inner.IsLoad || StatementWriter.IsCall(inner, _dialect) || StatementWriter.IsCall(outer, _dialect) ? text : "(" + text + ")";

    private string Local(Value value, string copy) =>
        IsColumn(value) ? KernelWords.Column + copy
        : value.Operation == MachineOperations.Row ? value.Name!
        : value.Level == Level.Element ? program.Names[value] + copy
        : program.Names[value];

    // Copies of a statement stand beside each other.
    private void Each(int copies, Func<string, int, string> statement) =>
        code.Line(string.Join(" ", Enumerable.Range(0, copies).Select(n => statement(CopyName(n), n))));
}
