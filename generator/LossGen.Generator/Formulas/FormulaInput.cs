namespace LossGen.Generator.Formulas;

/// <summary>A span that a formula reads.</summary>
/// <param name="Name">The kernel's name of it.</param>
/// <param name="Form">What the formula takes of it at a time.</param>
internal sealed record FormulaInput(string Name, FormulaInputForm Form)
{
    public LossInput ToInput(bool isOfRows) => Form switch
    {
        FormulaInputForm.Index => new(Name, ValueKind.ClassIndices, InputShape.Rows, IsInteger: true),
        FormulaInputForm.Flag => new(Name, ValueKind.Values, isOfRows ? InputShape.Rows : InputShape.Elements, IsFlag: true),
        FormulaInputForm.Number when isOfRows => new(Name, ValueKind.Values, InputShape.Rows),
        _ => new(Name, ValueKind.Values),
    };
}

/// <summary>What a formula takes of a span at a time.</summary>
internal enum FormulaInputForm
{
    /// <summary>One number: an element's, or where other inputs are rows, a row's.</summary>
    Number,

    /// <summary>A whole row.</summary>
    Row,

    /// <summary>The class of a row.</summary>
    Index,

    /// <summary>A condition: an element's, or a row's as numbers are.</summary>
    Flag,
}
