using System;
using System.Collections.Generic;

namespace LossGen.Generator.Ir;

/// <summary>A node of a formula. Made by a <see cref="Graph"/> only, which makes equal nodes once: equality is identity.</summary>
internal sealed partial class Expression
{
    internal Expression(Graph graph, int number, Operation operation, IReadOnlyList<Expression> arguments, double value, string? name, Level level)
    {
        Graph = graph;
        Number = number;
        Operation = operation;
        Arguments = arguments;
        Value = value;
        Name = name;
        Level = level;
    }

    public Graph Graph { get; }

    /// <summary>Position in the graph; arguments have smaller numbers.</summary>
    public int Number { get; }

    public Operation Operation { get; }

    public IReadOnlyList<Expression> Arguments { get; }

    /// <summary>The value of a constant.</summary>
    public double Value { get; }

    /// <summary>The name of an input or a parameter.</summary>
    public string? Name { get; }

    public Level Level { get; }

    public bool IsConstant => Operation == Operations.Constant;

    public bool Is(Operation operation) => Operation == operation;

    /// <summary>Whether it is this constant, to the bit: 0 is not −0.</summary>
    public bool IsValue(double value) => IsConstant && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(value);

    public override string ToString() => Formatter.Format(this);
}
