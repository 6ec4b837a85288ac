using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>What TorchSharp's functions and tensor methods do to shapes. What has no row here makes a tensor of unknown shape.</summary>
internal static class TorchShapes
{
    private delegate TensorShape? Rule(TensorShape? input, Arguments arguments);

    private static readonly string[] Same =
    [
        "softmax", "log_softmax", "sigmoid", "sigmoid_", "log", "log_", "exp", "exp_", "relu", "relu_", "tanh", "tanh_", "abs", "neg", "sqrt", "square", "pow", "round", "clamp", "clip",
        "clamp_min", "clamp_max", "dropout", "clone", "detach", "detach_", "to", "cpu", "cuda", "float", "double", "half", "bfloat16", "long", "to_type", "type_as", "contiguous", "alias",
        "requires_grad_", "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "DetachFromDisposeScope", "zeros_like", "ones_like", "rand_like", "randn_like", "full_like", "masked_fill",
        "masked_fill_", "gelu", "leaky_relu", "silu", "softplus", "nan_to_num", "normalize", "cumsum", "logsigmoid", "expit",
    ];

    /// <summary>What takes one axis away, or all of them.</summary>
    private static readonly string[] Reducing =
        ["sum", "mean", "prod", "argmax", "argmin", "amax", "amin", "max", "min", "median", "mode", "std", "var", "logsumexp", "norm", "any", "all", "count_nonzero"];

    private static readonly string[] Creating = ["zeros", "ones", "full", "rand", "randn", "randint", "empty"];

    private static readonly IReadOnlyDictionary<string, Rule> Table = Rows().ToDictionary(r => r.Name, r => r.Rule);

    /// <summary>The shape of what a call gives; of a tuple, of each tensor in it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="given">The shapes of what it is given: of the object or first argument first.</param>
    public static TensorShape? Of(IInvocationOperation call, IReadOnlyList<TensorShape?> given) =>
        Table.TryGetValue(call.TargetMethod.Name, out Rule rule) ? rule(given.FirstOrDefault(), new Arguments(call, given)) : null;

    /// <summary>What a module gives.</summary>
    public static TensorShape? Of(TorchModule module, TensorShape? input)
    {
        if (module.KeepsShape) return input;
        if (module.Columns is not { } columns) return null;
        return module.KeepsAxes && input is { Sizes.Count: > 0 } ? input.WithLast(columns) : new TensorShape([columns], IsOpen: true);
    }

    private static IEnumerable<(string Name, Rule Rule)> Rows()
    {
        foreach (string name in Same) yield return (name, (input, _) => input);
        foreach (string name in Reducing) yield return (name, Reduce);
        foreach (string name in Creating) yield return (name, (_, arguments) => arguments.Sizes("size", "rows", "columns", "dim0", "dim1", "dim2", "dim3"));
        yield return ("view", (_, arguments) => arguments.Sizes("shape"));
        yield return ("reshape", (_, arguments) => arguments.Sizes("shape"));
        yield return ("view_as", (_, arguments) => arguments.Other);
        yield return ("reshape_as", (_, arguments) => arguments.Other);
        yield return ("expand_as", (_, arguments) => arguments.Other);
        yield return ("unsqueeze", (input, arguments) => arguments.Number("dim") is { } axis ? input?.Insert(axis, 1) : null);
        yield return ("unsqueeze_", (input, arguments) => arguments.Number("dim") is { } axis ? input?.Insert(axis, 1) : null);
        yield return ("squeeze", Squeeze);
        yield return ("squeeze_", Squeeze);
        yield return ("flatten", Flatten);
        yield return ("gather", (_, arguments) => arguments.ShapeOf("index"));
        yield return ("t", (input, _) => input is { Rank: 2 } ? TensorShape.Of(input.Sizes[1], input.Sizes[0]) : null);
        yield return ("matmul", Multiply);
        yield return ("mm", Multiply);
        yield return ("one_hot", (input, arguments) => input?.Insert(-1, arguments.Number("num_classes") ?? TensorShape.Any));
        yield return ("arange", (_, _) => TensorShape.Of(TensorShape.Any));
        yield return ("tensor", (_, arguments) => arguments.ArrayShape());
        yield return ("as_tensor", (_, arguments) => arguments.ArrayShape());
        yield return ("from_array", (_, arguments) => arguments.ArrayShape());
        foreach (string name in new[] { "add", "sub", "mul", "div", "maximum", "minimum" }) yield return (name, (input, arguments) => arguments.IsScalar ? input : TensorShape.Broadcast(input, arguments.Other));
    }

    private static TensorShape? Reduce(TensorShape? input, Arguments arguments)
    {
        if (arguments.Has("other")) return TensorShape.Broadcast(input, arguments.Other);
        bool keeps = arguments.IsTrue("keepdim") || arguments.IsTrue("keepdims");
        if (!arguments.Has("dim") && !arguments.Has("dimensions") && !arguments.Has("dims")) return arguments.Has("dim0") ? null : TensorShape.Of();
        if ((arguments.Number("dim") ?? arguments.Number("dimensions") ?? arguments.Number("dims")) is not { } axis) return null;
        if (input is not null) return input.Reduce(axis, keeps);
        // Whatever the tensor, the last axis is a single place.
        return keeps && axis == -1 ? new TensorShape([1], IsOpen: true) : null;
    }

    private static TensorShape? Squeeze(TensorShape? input, Arguments arguments)
    {
        if (input is null) return null;
        if (!arguments.Has("dim")) return input.IsOpen ? null : new TensorShape([.. input.Sizes.Where(s => s != 1)]);
        if (arguments.Number("dim") is not { } axis || input.Axis(axis) is not { } at || input.Sizes[at] == TensorShape.Any) return null;
        return input.Sizes[at] == 1 ? input.Reduce(axis, keeps: false) : input;
    }

    private static TensorShape? Flatten(TensorShape? input, Arguments arguments) => (arguments.Number("start_dim"), arguments.Number("end_dim")) switch
    {
        (0 or null, -1 or null) => TensorShape.Of(TensorShape.Any),
        (1, -1 or null) => TensorShape.Of(input is { Rank: > 0 } ? input.Sizes[0] : TensorShape.Any, TensorShape.Any),
        _ => null,
    };

    private static TensorShape? Multiply(TensorShape? input, Arguments arguments) =>
        input is { Rank: 2 } && arguments.Other is { Rank: 2 } other ? TensorShape.Of(input.Sizes[0], other.Sizes[1]) : null;

    /// <summary>What a call is given, by the names of parameters.</summary>
    private sealed class Arguments(IInvocationOperation call, IReadOnlyList<TensorShape?> given)
    {
        private int Offset => call.Instance is null ? 0 : 1;

        /// <summary>The shape of the second tensor.</summary>
        public TensorShape? Other => given.Count > 1 ? given[1] : null;

        public bool IsScalar => call.Arguments.Length > 1 - Offset && !TorchApis.IsTensor(call.Arguments[1 - Offset].Parameter?.Type);

        public bool Has(string name) => Find(name) is { } found && !(found.ArgumentKind == ArgumentKind.DefaultValue && found.Value.ConstantValue is { HasValue: true, Value: null });

        public bool IsTrue(string name) => Find(name)?.Value.ConstantValue.Value is true;

        public TensorShape? ShapeOf(string name)
        {
            int index = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).ToList().FindIndex(a => a.Parameter?.Name == name);
            return index >= 0 && index + Offset < given.Count ? given[index + Offset] : null;
        }

        public long? Number(string name) => Find(name)?.Value is { } value ? NumberOf(value) : null;

        /// <summary>Sizes that are given one by one, or as an array.</summary>
        public TensorShape? Sizes(params string[] names)
        {
            List<long> sizes = [];
            foreach (IArgumentOperation argument in call.Arguments.Where(a => names.Contains(a.Parameter?.Name)).OrderBy(a => a.Parameter!.Ordinal))
            {
                IOperation value = Plain(argument.Value);
                IReadOnlyList<IOperation>? elements = value switch
                {
                    IArrayCreationOperation { Initializer.ElementValues: var listed } => listed,
                    ICollectionExpressionOperation { Elements: var listed } => listed,
                    _ when value.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 => [value],
                    _ => null,
                };
                if (elements is null || elements.Any(e => e is ISpreadOperation)) return null;
                sizes.AddRange(elements.Select(e => NumberOf(e) is >= 0 and { } size ? size : TensorShape.Any));
            }

            return sizes.Count == 0 ? null : TensorShape.Of([.. sizes]);
        }

        /// <summary>The shape of an array that becomes a tensor.</summary>
        public TensorShape? ArrayShape()
        {
            if (Sizes("dimensions", "rows", "columns", "dim0", "dim1", "dim2", "dim3") is { } said) return said;
            if (Find("dimensions") is not null || call.Arguments.Length == 0) return null;
            IOperation array = Plain(call.Arguments[0].Value);
            return array switch
            {
                IArrayCreationOperation { DimensionSizes: var sizes } => TensorShape.Of([.. sizes.Select(s => NumberOf(s) ?? TensorShape.Any)]),
                ICollectionExpressionOperation { Elements: var elements } when !elements.Any(e => e is ISpreadOperation) => TensorShape.Of(elements.Length),
                { Type: IArrayTypeSymbol { ElementType.TypeKind: not TypeKind.Array, Rank: var rank } } => TensorShape.Of([.. Enumerable.Repeat(TensorShape.Any, rank)]),
                { Type: INamedTypeSymbol { Name: "List" or "IList" } } => TensorShape.Of(TensorShape.Any),
                { Type.SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double } => TensorShape.Of(),
                _ => null,
            };
        }

        private IArgumentOperation? Find(string name) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name);

        private static IOperation Plain(IOperation value)
        {
            while (value is IConversionOperation { Operand: var operand }) value = operand;
            return value;
        }

        private static long? NumberOf(IOperation value) => Plain(value) switch
        {
            { ConstantValue: { HasValue: true, Value: int number } } => number,
            { ConstantValue: { HasValue: true, Value: long number } } => number,
            IArrayCreationOperation { Initializer.ElementValues: [var only] } => NumberOf(only),
            ICollectionExpressionOperation { Elements: [var only] } => NumberOf(only),
            _ => null,
        };
    }
}
