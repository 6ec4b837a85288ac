using System.Collections.Generic;
using static LossGen.Generator.Lowering.Lane;

namespace LossGen.Generator.Lowering;

/// <summary>
/// Every instruction that kernels are made of. None leaves room for a width or a processor to differ: no estimates, no framework transcendental
/// function, and <c>*Native</c> only where its arguments leave it no choice.
/// </summary>
internal static class MachineOperations
{
    public static readonly MachineOperation RealConstant = new("constant", 0, Real, "", "");
    public static readonly MachineOperation IntegerConstant = new("integer", 0, Integer, "", "");
    public static readonly MachineOperation Load = new("load", 0, Real, "", "");
    public static readonly MachineOperation Uniform = new("uniform", 0, Real, "", "");

    /// <summary>What is the same for all columns of a row.</summary>
    public static readonly MachineOperation Row = new("row", 0, Real, "", "");

    public static readonly MachineOperation Add = new("sum", 2, Real, "{0} + {1}", "{0} + {1}");
    public static readonly MachineOperation Subtract = new("diff", 2, Real, "{0} - {1}", "{0} - {1}");
    public static readonly MachineOperation Multiply = new("prod", 2, Real, "{0} * {1}", "{0} * {1}");
    public static readonly MachineOperation Divide = new("quot", 2, Real, "{0} / {1}", "{0} / {1}");
    public static readonly MachineOperation Negate = new("neg", 1, Real, "-{0}", "-{0}");

    /// <summary>{0}·{1} + {2}, rounded once.</summary>
    public static readonly MachineOperation Fma = new("fma", 3, Real, "{V}.FusedMultiplyAdd({0}, {1}, {2})", "{M}.FusedMultiplyAdd({0}, {1}, {2})");

    public static readonly MachineOperation Sqrt = new("root", 1, Real, "{V}.Sqrt({0})", "{M}.Sqrt({0})");
    public static readonly MachineOperation Abs = new("abs", 1, Real, "{V}.Abs({0})", "{M}.Abs({0})");
    public static readonly MachineOperation Floor = new("floor", 1, Real, "{V}.Floor({0})", "{M}.Floor({0})");

    public static readonly MachineOperation Ceiling = new("ceil", 1, Real, "{V}.Ceiling({0})", "{M}.Ceiling({0})");

    /// <summary>To the nearest whole number, of two the even one.</summary>
    public static readonly MachineOperation Round = new("nearest", 1, Real, "{V}.Round({0})", "{M}.Round({0})");

    /// <summary>{0}, or the constant {1} where that is more; NaN stays. The constant is neither 0 nor NaN, so that no processor has a choice.</summary>
    public static readonly MachineOperation AtLeast = new("floored", 2, Real, "{V}.Max({0}, {1})", "{M}.Max({0}, {1})")
    {
        Vector256 = "{V}.MaxNative({1}, {0})",
        Vector512 = "{V}.MaxNative({1}, {0})",
    };

    /// <summary>{0}, or the constant {1} where that is less; as <see cref="AtLeast"/>.</summary>
    public static readonly MachineOperation AtMost = new("capped", 2, Real, "{V}.Min({0}, {1})", "{M}.Min({0}, {1})")
    {
        Vector256 = "{V}.MinNative({1}, {0})",
        Vector512 = "{V}.MinNative({1}, {0})",
    };

    public static readonly MachineOperation Less = new("lt", 2, Mask, "{V}.LessThan({0}, {1})", "{0} < {1}");
    public static readonly MachineOperation LessOrEqual = new("le", 2, Mask, "{V}.LessThanOrEqual({0}, {1})", "{0} <= {1}");
    public static readonly MachineOperation Equal = new("eq", 2, Mask, "{V}.Equals({0}, {1})", "{0} == {1}");

    /// <summary>Whether {0} is a number: C# warns of what is compared with itself.</summary>
    public static readonly MachineOperation IsNumber = new("known", 1, Mask, "{V}.Equals({0}, {0})", "!{real}.IsNaN({0})");

    public static readonly MachineOperation And = new("both", 2, Mask, "{0} & {1}", "{0} & {1}");
    public static readonly MachineOperation Or = new("either", 2, Mask, "{0} | {1}", "{0} | {1}");
    public static readonly MachineOperation Not = new("not", 1, Mask, "~{0}", "!{0}");

    /// <summary>{1} where the mask {0} is set, else {2}.</summary>
    public static readonly MachineOperation Select = new("pick", 3, Real, "{V}.ConditionalSelect({0}, {1}, {2})", "{0} ? {1} : {2}")
    {
        // A mask that is used twice would cost the portable form three instructions.
        Vector256 = "Avx.BlendVariable({2}, {1}, {0})",
    };

    /// <summary>{1} where the mask {0} is set, else 0.</summary>
    public static readonly MachineOperation Keep = new("kept", 2, Real, "{0} & {1}", "{0} ? {1} : default")
    {
        Vector512 = "{V}.ConditionalSelect({0}, {1}, {V}.Create(({real})0))",
    };

    /// <summary>0 where the mask {0} is set, else {1}.</summary>
    public static readonly MachineOperation Drop = new("dropped", 2, Real, "{V}.AndNot({1}, {0})", "{0} ? default : {1}")
    {
        Vector512 = "{V}.ConditionalSelect({0}, {V}.Create(({real})0), {1})",
    };

    public static readonly MachineOperation ToBits = new("bits", 1, Integer, "{V}.As{Int}({0})", "{B}.{Real}To{Int}Bits({0})");
    public static readonly MachineOperation FromBits = new("real", 1, Real, "{V}.As{Real}({0})", "{B}.{Int}BitsTo{Real}({0})");
    public static readonly MachineOperation IntegerAdd = new("isum", 2, Integer, "{0} + {1}", "unchecked({0} + {1})");
    public static readonly MachineOperation IntegerSubtract = new("idiff", 2, Integer, "{0} - {1}", "unchecked({0} - {1})");
    public static readonly MachineOperation IntegerAnd = new("iand", 2, Integer, "{0} & {1}", "{0} & {1}");
    public static readonly MachineOperation IntegerOr = new("ior", 2, Integer, "{0} | {1}", "{0} | {1}");
    public static readonly MachineOperation IntegerXor = new("ixor", 2, Integer, "{0} ^ {1}", "{0} ^ {1}");

    /// <summary>Exact for integers up to the precision's mantissa, else rounded to nearest.</summary>
    public static readonly MachineOperation IntegerToReal = new("number", 1, Real, "{V}.ConvertTo{Real}({0})", "({real}){0}");

    /// <summary>Shifts are by a constant, held as the operation's argument {1}: an integer constant written bare.</summary>
    public static readonly MachineOperation ShiftLeft = new("shl", 2, Integer, "{0} << {1}", "unchecked({0} << {1})");
    public static readonly MachineOperation ShiftRightLogical = new("shrl", 2, Integer, "{0} >>> {1}", "{0} >>> {1}");

    public static IReadOnlyList<MachineOperation> All { get; } =
    [
        RealConstant, IntegerConstant, Load, Uniform, Row,
        Add, Subtract, Multiply, Divide, Negate, Fma, Sqrt, Abs, Floor, Ceiling, Round, AtLeast, AtMost,
        Less, LessOrEqual, Equal, IsNumber, And, Or, Not, Select, Keep, Drop,
        ToBits, FromBits, IntegerAdd, IntegerSubtract, IntegerAnd, IntegerOr, IntegerXor, IntegerToReal,
        ShiftLeft, ShiftRightLogical,
    ];
}
