using System.Collections.Generic;

namespace LossGen.Analyzers.Transfer;

/// <summary>What .NET's own methods do to numbers.</summary>
internal static class FrameworkApis
{
    private static readonly string[] Tensors = ["TensorPrimitives", "Tensor"];

    private static readonly string[] Spans =
        ["Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "MemoryExtensions", "ArraySegment", "Array", "TensorSpan", "ReadOnlyTensorSpan"];

    private static readonly string[] Scalars = ["Math", "MathF", "Single", "Double", "Half"];

    private static readonly string[] GenericScalars =
    [
        "IExponentialFunctions", "ILogarithmicFunctions", "INumber", "INumberBase", "IFloatingPointIeee754",
        "IAdditionOperators", "ISubtractionOperators", "IMultiplyOperators", "IDivisionOperators", "IUnaryNegationOperators",
    ];

    public static IReadOnlyList<ApiRow> Rows { get; } =
    [
        new("System.Numerics.Tensors", Tensors, ["SoftMax"], Operator.Softmax),
        new("System.Numerics.Tensors", Tensors, ["Sigmoid"], Operator.Sigmoid),
        new("System.Numerics.Tensors", Tensors, ["Log"], Operator.Log),
        new("System.Numerics.Tensors", Tensors, ["Exp"], Operator.Exp),
        new("System.Numerics.Tensors", Tensors, ["Negate"], Operator.Negate),
        new("System.Numerics.Tensors", Tensors, ["Reciprocal"], Operator.Reciprocal),
        new("System.Numerics.Tensors", Tensors, ["Add"], Operator.Add),
        new("System.Numerics.Tensors", Tensors, ["Subtract"], Operator.Subtract),
        new("System.Numerics.Tensors", Tensors, ["Multiply"], Operator.Multiply),
        new("System.Numerics.Tensors", Tensors, ["Divide"], Operator.Divide),
        new("System.Numerics.Tensors", Tensors, ["Min", "Max", "MinNumber", "MaxNumber", "Clamp"], Operator.Bound),
        new("System.Numerics.Tensors", Tensors, ["Sum"], Operator.Sum),
        new("System.Numerics.Tensors", Tensors, ["IndexOfMax"], Operator.ArgMax),
        new("System.Numerics.Tensors", [.. Tensors, "TensorSpan", "ReadOnlyTensorSpan"], ["Reshape", "Squeeze", "SqueezeDimension", "Unsqueeze", "AsTensorSpan", "AsReadOnlyTensorSpan", "AsSpan", "Slice"], Operator.View),
        new("System.Numerics.Tensors", [.. Tensors, "TensorSpan", "ReadOnlyTensorSpan"], ["Clone", "ToDenseTensor", "ToArray", "CopyTo", "FlattenTo", "Create"], Operator.Copy),

        new("System", Scalars, ["Exp"], Operator.Exp),
        new("System", Scalars, ["Log"], Operator.Log),
        new("System", Scalars, ["Round"], Operator.Round),
        new("System", Scalars, ["Min", "Max", "Clamp"], Operator.Bound),
        new("System.Numerics", GenericScalars, ["Exp"], Operator.Exp),
        new("System.Numerics", GenericScalars, ["Log"], Operator.Log),
        new("System.Numerics", GenericScalars, ["Min", "Max", "Clamp"], Operator.Bound),
        new("System.Numerics", GenericScalars, ["CreateChecked", "CreateTruncating", "CreateSaturating"], Operator.Copy),

        new("System", Spans, ["AsSpan", "AsMemory", "Slice", "GetEnumerator", "AsReadOnly"], Operator.View),
        new("System", Spans, ["ToArray", "Clone", "CopyTo", "TryCopyTo"], Operator.Copy),
        new("System", Spans, ["Fill"], Operator.Fill),
        new("System", Spans, ["Clear"], Operator.Clear),
        new("System.Collections", ["IEnumerable"], ["GetEnumerator"], Operator.View),
        new("System.Collections.Generic", ["IEnumerable", "List"], ["GetEnumerator"], Operator.View),
        new("System.Collections.Generic", ["List"], ["ToArray"], Operator.Copy),
        new("System.Linq", ["Enumerable"], ["ToArray", "ToList", "AsEnumerable"], Operator.Copy),
        new("System", ["Array"], ["Copy", "ConstrainedCopy"], Operator.Copy),
        new("System", ["Buffer"], ["BlockCopy"], Operator.Copy),
        new("System.Linq", ["Enumerable"], ["Sum"], Operator.Sum),
        new("System.Runtime.InteropServices", ["MemoryMarshal"], ["Cast", "CreateSpan", "CreateReadOnlySpan"], Operator.View),
        new("System.Runtime.InteropServices", ["CollectionsMarshal"], ["AsSpan"], Operator.View),
        new("LossGen", ["Labels"], ["OneHot"], Operator.OneHot),
        new("LossGen", ["Labels"], ["ToIndices"], Operator.ArgMax),
        new("LossGen", ["Labels"], ["Smooth"], Operator.Unknown),
    ];
}
