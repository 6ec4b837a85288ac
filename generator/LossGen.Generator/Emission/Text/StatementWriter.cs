using System;
using System.Linq;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>Writes the right-hand side of one machine value.</summary>
internal static class StatementWriter
{
    /// <param name="value">The value to write.</param>
    /// <param name="precision">The type computed in.</param>
    /// <param name="dialect">Scalar, or the width.</param>
    /// <param name="name">The local that holds an argument which is no constant.</param>
    public static string Write(Value value, Precision precision, Dialect dialect, Func<Value, string> name)
    {
        bool isShift = value.Operation == MachineOperations.ShiftLeft || value.Operation == MachineOperations.ShiftRightLogical;
        string[] arguments = [.. value.Arguments.Select((a, i) =>
            isShift && i == 1 ? Literal.Of((int)a.Integer) : a.IsConstant ? Constant(a, precision, dialect) : name(a))];
        return TextTemplate.Of(Template(value, dialect), precision, dialect).Fill(arguments);
    }

    /// <summary>Whether it is written as a call, which needs no brackets in another expression.</summary>
    public static bool IsCall(Value value, Dialect dialect) => Template(value, dialect).EndsWith(")", StringComparison.Ordinal);

    public static string Constant(Value constant, Precision precision, Dialect dialect)
    {
        string literal = constant.Operation == MachineOperations.RealConstant ? Literal.Of(constant.Real, precision) : Literal.Of(constant.Integer, precision);
        return dialect.IsScalar ? literal : dialect.VectorClass + ".Create(" + literal + ")";
    }

    private static string Template(Value value, Dialect dialect) =>
        dialect.IsScalar ? value.Operation.Scalar : value.Operation.VectorOf(dialect.Bits);
}
