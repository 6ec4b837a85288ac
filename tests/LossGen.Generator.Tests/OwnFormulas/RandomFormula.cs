using System;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Makes up formulas of x and y, in C#: the same ones in every run.</summary>
internal sealed class RandomFormula(int seed)
{
    private static readonly string[] Constants = ["(T)0.5", "2", "-1", "3", "(T)0.25", "(T)1.5"];

    private static readonly string[] OfOne =
    [
        "M.Abs({0})", "M.Sqrt(1 + {0} * {0})", "M.Exp(-M.Abs({0}))", "M.Log(1 + {0} * {0})", "M.Tanh({0})", "M.Sin({0})", "M.Cos({0})", "M.Atan({0})", "M.Sinh(M.Tanh({0}))",
        "M.Log(1 + M.Exp({0}))", "1 / (1 + M.Exp(-({0})))", "M.Floor({0})", "M.Round({0})", "M.Sign({0})", "M.Log(M.Cosh({0}))", "M.Exp({0}) - 1", "M.Sqrt(M.Abs({0}))", "M.Log2(2 + M.Abs({0}))",
        "M.Log10(3 + M.Abs({0}))", "M.Pow(M.Abs({0}), (T)1.5)", "-({0})", "(1 - M.Cos({0}))",
    ];

    private static readonly string[] OfTwo =
    [
        "({0} + {1})", "({0} - {1})", "({0} * {1})", "({0} / (1 + {1} * {1}))", "({0} / {1})", "M.Max({0}, {1})", "M.Min({0}, {1})", "({0} * {0} - {1} * {1})", "M.Sqrt({0} * {0} + {1} * {1})",
        "M.CopySign({0}, {1})", "M.FusedMultiplyAdd({0}, {1}, {0})", "M.Log(M.Abs({0}) / M.Abs({1}))",
    ];

    private static readonly string[] Conditions = ["{0} < {1}", "{0} >= {1}", "{0} > 0 && {1} < 1", "{0} < -1 || !({1} > 0)", "{0} is > -1 and < 2"];

    private readonly Random _random = new(seed);

    public FormulaText Next()
    {
        string local = Expression(2), value = Expression(3);
        return _random.Next(3) switch
        {
            0 => new($"static T Formula(T x, T y) {{ T a = {local}; return {value} + a; }}"),
            1 => new($"static T Formula(T x, T y) {{ T a = {local}; if ({Condition(1)}) a = {Expression(1)} - a; else if (a > 2) return {Expression(2)}; return a * {value}; }}"),
            _ => FormulaText.Of(value),
        };
    }

    private string Expression(int depth)
    {
        if (depth == 0 || _random.Next(8) == 0) return _random.Next(5) switch { < 2 => "x", < 4 => "y", _ => Pick(Constants) };
        return _random.Next(7) switch
        {
            < 3 => Fill(Pick(OfOne), depth),
            < 6 => Fill(Pick(OfTwo), depth),
            _ => $"({Condition(depth - 1)} ? {Expression(depth - 1)} : {Expression(depth - 1)})",
        };
    }

    private string Condition(int depth) => Fill(Pick(Conditions), depth + 1);

    private string Fill(string format, int depth) => format.Replace("{0}", Expression(depth - 1)).Replace("{1}", Expression(depth - 1));

    private string Pick(string[] of) => of[_random.Next(of.Length)];
}
