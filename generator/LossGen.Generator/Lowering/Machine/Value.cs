using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering;

/// <summary>A node of a machine program. Made by a <see cref="MachineBuilder"/> only, each distinct one once: equality is identity.</summary>
internal sealed class Value
{
    internal Value(int number, MachineOperation operation, IReadOnlyList<Value> arguments, double real, long integer, string? name, Level level)
    {
        Number = number;
        Operation = operation;
        Arguments = arguments;
        Real = real;
        Integer = integer;
        Name = name;
        Level = level;
    }

    /// <summary>Position in the program; arguments have smaller numbers.</summary>
    public int Number { get; }

    public MachineOperation Operation { get; }

    public IReadOnlyList<Value> Arguments { get; }

    /// <summary>The value of a real constant, rounded to the precision.</summary>
    public double Real { get; }

    /// <summary>The value of an integer constant.</summary>
    public long Integer { get; }

    /// <summary>The name of what is loaded, or of a uniform value.</summary>
    public string? Name { get; }

    /// <summary>How often it changes.</summary>
    public Level Level { get; }

    /// <summary>Whether it is the same for every element, and hence computed before the loop.</summary>
    public bool IsUniform => Level == Level.Uniform;

    public bool IsConstant => Operation == MachineOperations.RealConstant || Operation == MachineOperations.IntegerConstant;

    public bool IsLoad => Operation == MachineOperations.Load;

    public override string ToString() => $"{Operation}#{Number}";
}
