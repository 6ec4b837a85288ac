using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Lowering;

/// <summary>A schedule as instructions: what is computed before the loop, and what for each element.</summary>
internal sealed class ElementProgram
{
    private ElementProgram(MachineBuilder builder, ExpressionLowering lowering, ElementSchedule schedule)
    {
        Precision = builder.Precision;
        Schedule = schedule;
        Sum = schedule.Sum is { } sum ? lowering.Lower(sum) : null;
        Outputs = [.. schedule.Outputs.Select(o => (o.Name, lowering.Lower(o.Value)))];

        BodyOrder order = new(Sum is null ? [] : [Sum], [.. Outputs.Select(o => o.Value)]);
        Body = order.Values;
        Uniforms = order.Uniforms;
        MostLive = order.MostLive;
        Names = new([.. Uniforms, .. Body], lowering.Labels, [.. KernelWords.OfElements, .. Outputs.Select(o => o.Name)]);
    }

    public Precision Precision { get; }

    public ElementSchedule Schedule { get; }

    /// <summary>Values that are the same for all elements, arguments first.</summary>
    public IReadOnlyList<Value> Uniforms { get; }

    /// <summary>Values per element, loads among them, arguments first.</summary>
    public IReadOnlyList<Value> Body { get; }

    /// <summary>The most values that wait in registers at one time.</summary>
    public int MostLive { get; }

    /// <summary>How many constants the values per element need.</summary>
    public int Constants => Body.SelectMany(v => v.Arguments).Where(a => a.IsConstant).Distinct().Count();

    /// <summary>What is read per element.</summary>
    public IEnumerable<string> Loads => Body.Where(v => v.IsLoad).Select(v => v.Name!);

    /// <summary>What is written per element.</summary>
    public IReadOnlyList<(string Name, Value Value)> Outputs { get; }

    /// <summary>What is summed, or null.</summary>
    public Value? Sum { get; }

    public ValueNames Names { get; }

    /// <summary>Whether a value is a product that is only summed: each step of the sum is then a fused one.</summary>
    public bool IsFused(Value value) =>
        value == Sum && value.Operation == MachineOperations.Multiply && !Outputs.Any(o => o.Value == value) && !Body.Any(v => v.Arguments.Contains(value));

    public static ElementProgram Lower(ElementSchedule schedule, Precision precision)
    {
        MachineBuilder builder = new(precision);
        IEnumerable<Expression> roots = schedule.Outputs.Select(o => o.Value);
        return new(builder, new(builder, schedule.Sum is { } sum ? roots.Append(sum) : roots), schedule);
    }
}
