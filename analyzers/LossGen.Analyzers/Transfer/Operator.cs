namespace LossGen.Analyzers.Transfer;

/// <summary>What a computation does to the meaning of numbers.</summary>
internal enum Operator
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>The same memory, seen as another type or in part.</summary>
    View,

    /// <summary>The same numbers elsewhere.</summary>
    Copy,
    Softmax,
    LogSoftmax,
    Sigmoid,
    Log,
    Exp,
    Negate,
    Reciprocal,
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>A minimum or maximum with a number.</summary>
    Bound,
    Sum,

    /// <summary>The nearest integers.</summary>
    Round,

    /// <summary>All elements become one number.</summary>
    Fill,

    /// <summary>All elements become 0.</summary>
    Clear,
    OneHot,
    ArgMax,

    /// <summary>A layer of weights, whose output is any numbers.</summary>
    Layer,

    /// <summary>A softmax of what something has made of the operand.</summary>
    SoftmaxOfOther,
    LogSoftmaxOfOther,
    SigmoidOfOther,
}
