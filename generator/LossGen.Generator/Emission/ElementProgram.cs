using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>A schedule as instructions: what is computed before the loop, and what for each element.</summary>
internal sealed class ElementProgram
{
    private ElementProgram(MachineBuilder builder, Lowering lowering, ElementSchedule schedule)
    {
        Precision = builder.Precision;
        Schedule = schedule;
        Sum = schedule.Sum is { } sum ? lowering.Lower(sum) : null;
        Outputs = [.. schedule.Outputs.Select(o => (o.Name, lowering.Lower(o.Value)))];

        HashSet<Value> needed = [];
        foreach (Value root in Outputs.Select(o => o.Value).Concat(Sum is null ? [] : [Sum])) Need(root, needed);
        IReadOnlyList<Value> live = [.. builder.Program.Where(v => needed.Contains(v) && !v.IsConstant)];
        Loads = [.. live.Where(v => v.Operation == MachineOperations.Load)];
        Uniforms = [.. live.Where(v => v.IsUniform)];
        Body = [.. live.Where(v => !v.IsUniform && v.Operation != MachineOperations.Load)];
        Names = new(live, lowering.Labels);
    }

    public Precision Precision { get; }

    public ElementSchedule Schedule { get; }

    /// <summary>What is read per element.</summary>
    public IReadOnlyList<Value> Loads { get; }

    /// <summary>Values that are the same for all elements, arguments first.</summary>
    public IReadOnlyList<Value> Uniforms { get; }

    /// <summary>Values per element, arguments first.</summary>
    public IReadOnlyList<Value> Body { get; }

    /// <summary>What is written per element.</summary>
    public IReadOnlyList<(string Name, Value Value)> Outputs { get; }

    /// <summary>What is summed, or null.</summary>
    public Value? Sum { get; }

    public ValueNames Names { get; }

    public static ElementProgram Lower(ElementSchedule schedule, Precision precision)
    {
        MachineBuilder builder = new(precision);
        IEnumerable<Expression> roots = schedule.Outputs.Select(o => o.Value);
        return new(builder, new(builder, schedule.Sum is { } sum ? roots.Append(sum) : roots), schedule);
    }

    private static void Need(Value value, HashSet<Value> needed)
    {
        if (!needed.Add(value)) return;
        foreach (Value argument in value.Arguments) Need(argument, needed);
    }
}
