using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>What a method of the user's computes, by value: the expression of its body as a list in which everything refers back only.</summary>
/// <param name="Inputs">What it reads of the spans, in order.</param>
/// <param name="Parameters">The method's other parameters.</param>
/// <param name="Steps">The expression; the last step is its value.</param>
internal sealed record FormulaSpec(
    EquatableArray<FormulaInput> Inputs, EquatableArray<FormulaParameter> Parameters, EquatableArray<FormulaStep> Steps)
{
    /// <summary>Writes down an expression over inputs and parameters of these names.</summary>
    public static FormulaSpec Of(Expression value, EquatableArray<FormulaInput> inputs, EquatableArray<FormulaParameter> parameters)
    {
        List<FormulaStep> steps = [];
        Dictionary<Expression, int> places = [];
        foreach (Expression e in Subexpressions.InOrder(value))
        {
            steps.Add(new(e.Operation.Name, e.Arguments.Select(a => places[a]).ToEquatableArray(), BitConverter.DoubleToInt64Bits(e.Value), e.Name));
            places.Add(e, steps.Count - 1);
        }

        return new(inputs, parameters, steps.ToEquatableArray());
    }

    /// <summary>The formula as a loss like those of the catalogue; its parameters are options.</summary>
    public LossKind ToKind(string name) => new(
        name,
        0,
        [.. Inputs.Select(i => i.ToInput(IsOfRows))],
        [.. Parameters.Select(p => new OptionDefault(p.ToOption(), p.Default)), .. Label >= 0 ? [new(LossOptions.IgnoreIndex, null)] : Array.Empty<OptionDefault>()],
        Build,
        HasClassWeights: Label >= 0,
        Layout: IsOfRows ? LossLayout.Rows : LossLayout.Elements,
        LeastColumns: LeastColumns());

    // The input that is the class of a row; −1 where none is.
    private int Label => Inputs.ToList().FindIndex(i => i.Form == FormulaInputForm.Index);

    // One more than the last column that a constant index names.
    private int LeastColumns() => Steps
        .Where(s => s.Operation == Operations.Gather.Name && Steps[s.Arguments[1]].Operation == Operations.Constant.Name)
        .Select(s => 1 + (int)BitConverter.Int64BitsToDouble(Steps[s.Arguments[1]].Bits))
        .DefaultIfEmpty(1)
        .Max();

    private bool IsOfRows => Inputs.Any(i => i.Form == FormulaInputForm.Row);

    /// <summary>Whether the value changes with an input otherwise than by steps.</summary>
    public bool HasSlope(int input)
    {
        List<bool> slopes = [];
        foreach (FormulaStep step in Steps)
        {
            Operation operation = Operations.Find(step.Operation);
            slopes.Add(operation == Operations.Input ? step.Name == Inputs[input].Name : !operation.IsStep && Sloping(operation, step).Any(a => slopes[a]));
        }

        return slopes[slopes.Count - 1];
    }

    // Conditions and what only gives a sign are left out.
    private static IEnumerable<int> Sloping(Operation operation, FormulaStep step) =>
        operation == Operations.Select ? step.Arguments.Skip(1) : operation == Operations.CopySign ? step.Arguments.Take(1) : step.Arguments;

    private Expression Build(FormulaContext f)
    {
        List<Expression> values = [];
        foreach (FormulaStep step in Steps) values.Add(Value(step, f, values));
        Expression loss = values[values.Count - 1];
        if (Label < 0) return loss;
        Expression label = f[Label];
        return f.UnlessIgnored(label, f.WeightedByClass(label, loss));
    }

    private Expression Value(FormulaStep step, FormulaContext f, List<Expression> before)
    {
        Operation operation = Operations.Find(step.Operation);
        if (operation == Operations.Constant) return f.Number(BitConverter.Int64BitsToDouble(step.Bits));
        if (operation == Operations.Input) return f[Inputs.ToList().FindIndex(i => i.Name == step.Name)];
        if (operation == Operations.Parameter) return f[Parameters.First(p => p.Name == step.Name).ToOption()];
        if (operation == Operations.Columns) return f.Columns;
        if (operation == Operations.Column) return f.Column;
        Expression[] arguments = [.. step.Arguments.Select(a => before[a])];
        return arguments[0].Make(operation, [.. arguments.Skip(1)]);
    }
}

/// <summary>A parameter of a formula that is no span's element.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DefaultBits">The bits of its default value, or null: as bits, so that 0 and −0 differ.</param>
internal sealed record FormulaParameter(string Name, long? DefaultBits)
{
    public double? Default => DefaultBits is { } bits ? BitConverter.Int64BitsToDouble(bits) : null;

    public Option ToOption() => new(Name, OptionType.Real, OptionRange.Any) { ParameterName = Name };
}

/// <summary>A node of an expression.</summary>
/// <param name="Operation">The name of its row in the table of operations.</param>
/// <param name="Arguments">The steps that it takes.</param>
/// <param name="Bits">Those of a constant.</param>
/// <param name="Name">That of an input or a parameter.</param>
internal sealed record FormulaStep(string Operation, EquatableArray<int> Arguments, long Bits, string? Name);
