using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Lowering;

/// <summary>A row schedule as instructions: what is computed before all rows, per row before each pass and after the last, and per element in each pass.</summary>
internal sealed class RowProgram
{
    private readonly MachineBuilder _builder;
    private readonly ExpressionLowering _lowering;
    private readonly Dictionary<Expression, RowReduction> _reductions = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly HashSet<Value> _placed = [];
    private readonly List<Value> _uniforms = [];
    private readonly bool _isTransposed;
    private readonly IReadOnlyList<OwnShare> _owns;
    private readonly Lazy<ILookup<Value, Value>> _users;
    private readonly Lazy<HashSet<Value>> _results;

    private RowProgram(RowSchedule schedule, Precision precision)
    {
        Precision = precision;
        Schedule = schedule;
        _users = new(() => All.SelectMany(u => u.Arguments.Select(a => (Argument: a, User: u))).ToLookup(p => p.Argument, p => p.User));
        _results = new(() => [.. Passes.SelectMany(p => p.Results), .. Results]);
        LabelName = schedule.LabelName;
        _isTransposed = schedule.IsTransposed;
        _builder = new(precision);
        _owns = schedule.IsTransposed ? [] : [.. OwnShare.Find(schedule.Passes)];
        List<Expression> roots = [.. schedule.RowOutputs.Select(o => o.Value)];
        if (schedule.Sum is { } summed) roots.Add(summed);
        roots.AddRange(schedule.Passes.SelectMany(p => p.Stores.SelectMany(s => s.Values).Concat(p.Reductions.Select(Reduced))));
        _lowering = new(_builder, roots, Known);

        Passes = [.. schedule.Passes.Select(ToPass)];
        RowOutputs = [.. schedule.RowOutputs.Select(o => (o.Name, _lowering.Lower(o.Value)))];
        Sum = schedule.Sum is { } sum ? _lowering.Lower(sum) : null;
        List<Value> last = [];
        foreach (Value root in Results) Place(root, last);
        AfterPasses = [.. last.Where(v => v.Operation != MachineOperations.Row)];

        HashSet<Value> finished = [.. AfterPasses];
        Kept = [.. AfterPasses.SelectMany(v => v.Arguments).Concat(Results).Where(v => v.Level == Level.Row && !finished.Contains(v)).Distinct()];
        UsesIndex = Passes.Any(p => p.Own is not null || p.Stores.Any(s => s.AtIndex is not null)) || _reductions.Keys.Any(IsLoaded);
        Gathers = [.. _reductions.Where(r => IsLoaded(r.Key)).Select(r => r.Value)];
        Names = new([.. All.Where(v => v.Operation != MachineOperations.Row && v.Name != KernelWords.Column).Distinct()], _lowering.Labels,
            [.. KernelWords.OfRows, .. _reductions.Values.SelectMany(r => KernelWords.Around(r.Result.Name!)), .. schedule.Operands.Outputs.Select(o => o.Name),
             .. schedule.Operands.Inputs.Where(i => i.Level != Level.Element).Select(i => i.Name)]);
    }

    public Precision Precision { get; }

    public RowSchedule Schedule { get; }

    /// <summary>Values that are the same for all rows, arguments first.</summary>
    public IReadOnlyList<Value> Uniforms => _uniforms;

    public IReadOnlyList<PassProgram> Passes { get; }

    /// <summary>Values per row that need all passes.</summary>
    public IReadOnlyList<Value> AfterPasses { get; }

    /// <summary>What those values need of what is computed before.</summary>
    public IReadOnlyList<Value> Kept { get; }

    /// <summary>Whether rows are finished several at once: where lanes are rows, they are so anyway, and where too much would have to be kept, each is finished by itself.</summary>
    public bool HasFinish => !_isTransposed && Results.Any() && Kept.Count <= KernelContract.MaxKept;

    /// <summary>What becomes of each row.</summary>
    public IEnumerable<Value> Results => RowOutputs.Select(o => o.Value).Concat(Sum is null ? [] : [Sum]);

    /// <summary>What is written per row.</summary>
    public IReadOnlyList<(string Name, Value Value)> RowOutputs { get; }

    /// <summary>What is summed over the rows, or null.</summary>
    public Value? Sum { get; }

    /// <summary>Values at an index, loaded before the passes.</summary>
    public IReadOnlyList<RowReduction> Gathers { get; }

    /// <summary>Whether something is read or written at the row's own class.</summary>
    public bool UsesIndex { get; }

    public ValueNames Names { get; }

    /// <summary>The input that holds the class of a row, or null.</summary>
    public string? LabelName { get; }

    public static RowProgram Lower(RowSchedule schedule, Precision precision) => new(schedule, precision);

    /// <summary>The values that are the same for all rows which these need, arguments first.</summary>
    public IReadOnlyList<Value> UniformsOf(IEnumerable<Value> users)
    {
        HashSet<Value> needed = [];
        Stack<Value> pending = new(users.Concat(users.SelectMany(u => u.Arguments)));
        while (pending.Count > 0)
        {
            Value value = pending.Pop();
            if (!value.IsUniform || !needed.Add(value)) continue;
            foreach (Value argument in value.Arguments) pending.Push(argument);
        }

        return [.. _uniforms.Where(needed.Contains)];
    }

    /// <summary>Whether anything but these values needs a value.</summary>
    public bool IsUsedBeyond(Value value, IReadOnlyCollection<Value> values) =>
        _results.Value.Contains(value) || _users.Value[value].Except(values).Any();

    private IEnumerable<Value> All => _uniforms.Concat(Passes.SelectMany(p => p.Before.Concat(p.Body))).Concat(AfterPasses);

    private PassProgram ToPass(RowPass pass)
    {
        List<RowReduction> reductions = [.. pass.Reductions.Select(Reduction)];
        List<Value> arguments = [.. pass.Reductions.Select(r => _builder.AsNumber(_lowering.Lower(Reduced(r))))];
        List<ProgramStore> stores = [.. pass.Stores.Select(s => new ProgramStore(
            s.Name, _builder.AsNumber(_lowering.Lower(s.Value)), s.AtIndex is { } special ? _builder.AsNumber(_lowering.Lower(special)) : null))];
        BodyOrder order = new(arguments, [.. stores.Select(s => s.Value)]);
        List<Value> before = [];
        foreach (Value value in order.Uniforms.Concat(stores.Select(s => s.AtIndex).OfType<Value>())) Place(value, before);
        OwnShare? own = _owns.FirstOrDefault(o => o.Pass == pass);
        return new(before, order.Values, [.. reductions.Zip(arguments, (r, a) => (r, a))], stores, own is null ? null : new(own.Store, _builder.Row(KernelWords.Own)));
    }

    // In the order of need: every value once, where it is first wanted.
    private void Place(Value value, List<Value> row)
    {
        if (value.IsConstant || value.Level == Level.Element || !_placed.Add(value)) return;
        foreach (Value argument in value.Arguments) Place(argument, row);
        if (value.IsUniform) _uniforms.Add(value);
        else row.Add(value);
    }

    private RowReduction Reduction(Expression e)
    {
        if (!_reductions.TryGetValue(e, out RowReduction? reduction))
        {
            string stem = KernelWords.Of(e.Operation);
            int number = _numbers.TryGetValue(stem, out int last) ? last + 1 : 1;
            _numbers[stem] = number;
            Combination kind = _owns.Any(o => o.Others == e) ? Combination.Others : e.Is(Operations.Pivot) ? Combination.Pivot : e.Is(Operations.RowMax) ? Combination.Max : Combination.Sum;
            reduction = new(kind, _builder.Row(number == 1 ? stem : stem + number.ToString(CultureInfo.InvariantCulture)), IsLoaded(e) ? e.Arguments[0].Name : null);
            _reductions.Add(e, reduction);
        }

        return reduction;
    }

    private bool IsLoaded(Expression e) => RowPlanner.IsLoaded(e, _isTransposed);

    // What is summed or compared per element.
    private Expression Reduced(Expression e)
    {
        Graph graph = e.Graph;
        if (e.Is(Operations.Gather)) return graph.Column().Make(Operations.Equal, e.Arguments[1]).Make(Operations.Select, e.Arguments[0], graph.Constant(0));
        if (!e.Is(Operations.SumOfOthers) || _owns.Any(o => o.Others == e)) return e.Arguments[0];
        return graph.Column().Make(Operations.Equal, e.Arguments[1]).Make(Operations.Select, graph.Constant(0), e.Arguments[0]);
    }

    private Value? Known(Expression e) =>
        e.Operation.IsReduction ? Reduction(e).Result
        : _owns.Any(o => o.Share == e) ? _builder.Row(KernelWords.Own)
        : null;
}

/// <summary>One pass: what must be known before it, and what is done per element.</summary>
/// <param name="Before">Values per row, arguments first.</param>
/// <param name="Body">Values per element, loads among them, arguments first.</param>
/// <param name="Reductions">What is made of which value.</param>
/// <param name="Stores">What is written.</param>
/// <param name="Own">What is read back of a store at the row's own class, or null.</param>
internal sealed record PassProgram(
    IReadOnlyList<Value> Before,
    IReadOnlyList<Value> Body,
    IReadOnlyList<(RowReduction Reduction, Value Value)> Reductions,
    IReadOnlyList<ProgramStore> Stores,
    OwnRead? Own)
{
    /// <summary>What is summed, compared and written.</summary>
    public IEnumerable<Value> Results => Reductions.Select(r => r.Value).Concat(Stores.SelectMany(s => s.AtIndex is null ? [s.Value] : (Value[])[s.Value, s.AtIndex]));

    /// <summary>Whether a value is a product that is only summed: each step of the sum is then a fused one.</summary>
    public bool IsFused(Value value) =>
        value.Operation == MachineOperations.Multiply && Reductions.Any(r => r.Value == value && r.Reduction.Kind == Combination.Sum)
        && Results.Count(r => r == value) == 1 && !Body.Any(v => v.Arguments.Contains(value));

    /// <summary>
    /// The masks of the row without which nothing is summed: where none is set the pass may be left out, since all of its sums are 0. Empty where it may not.
    /// </summary>
    public IReadOnlyList<Value> Conditions =>
        Stores.Count == 0 && !UsesColumn && Reductions.All(r => r.Reduction.Kind == Combination.Sum && r.Value.Operation == MachineOperations.Keep && r.Value.Arguments[0].Level == Level.Row)
            ? [.. Reductions.Select(r => r.Value.Arguments[0]).Distinct()]
            : [];

    public bool UsesColumn => Body.Any(v => v.IsLoad && v.Name == KernelWords.Column);
}

/// <summary>A store of a pass.</summary>
/// <param name="Name">The operand.</param>
/// <param name="Value">What is written per element.</param>
/// <param name="AtIndex">What is written at the row's own class instead, or null.</param>
internal sealed record ProgramStore(string Name, Value Value, Value? AtIndex);

/// <summary>What is read back at the row's own class.</summary>
/// <param name="Store">The operand that it was written to.</param>
/// <param name="Result">What holds it.</param>
internal sealed record OwnRead(string Store, Value Result);

/// <summary>A value made of a row.</summary>
/// <param name="Kind">How.</param>
/// <param name="Result">What holds it.</param>
/// <param name="LoadedFrom">The input that it is an element of, where it is simply loaded; else null.</param>
internal sealed record RowReduction(Combination Kind, Value Result, string? LoadedFrom);

/// <summary>How the columns of a row become one value.</summary>
internal enum Combination
{
    Sum,

    /// <summary>The sum without the row's own class, whose share is stored and can be taken out again.</summary>
    Others,
    Max,

    /// <summary>A maximum whose choice among NaN, and between zeros, shows in no result.</summary>
    Pivot,
}
