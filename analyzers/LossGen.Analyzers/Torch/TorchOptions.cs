using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>What a loss of TorchSharp is called or made with, defaults included.</summary>
/// <param name="arguments">The arguments.</param>
internal sealed class TorchOptions(IReadOnlyList<IArgumentOperation> arguments)
{
    /// <summary>Whether targets are logarithms; null where that is not known.</summary>
    public bool? LogTarget => Find("log_target")?.Value.ConstantValue.Value as bool?;

    /// <summary>How losses are reduced; null where that is not known.</summary>
    public ReductionKind? Reduction => Find("reduction") is { } argument ? ReductionOf(argument.Value) : null;

    /// <summary>The argument that says how they are reduced, where one does.</summary>
    public IArgumentOperation? ReductionArgument => Given("reduction");

    /// <summary>The targets that count for nothing; null where that is not known.</summary>
    public long? IgnoreIndex => Find("ignore_index") is not { } argument ? DefaultIgnored
        : argument.Value.ConstantValue is { HasValue: true, Value: var value } ? value as long? ?? value as int? ?? DefaultIgnored
        : argument.ArgumentKind == ArgumentKind.DefaultValue ? DefaultIgnored : Number(argument.Value);

    /// <summary>Whether the code says which targets those are.</summary>
    public bool SaysIgnoreIndex => Given("ignore_index") is not null;

    /// <summary>The weights of classes or elements; null where there are none.</summary>
    public IOperation? Weight => Given("weight")?.Value is { ConstantValue.HasValue: false } value ? value : null;

    public IOperation? PosWeight => Given("pos_weights")?.Value is { ConstantValue.HasValue: false } value ? value : null;

    private const long DefaultIgnored = -100;

    private IArgumentOperation? Find(string name) => arguments.FirstOrDefault(a => a.Parameter?.Name == name);

    private IArgumentOperation? Given(string name) => Find(name) is { ArgumentKind: ArgumentKind.Explicit } given ? given : null;

    private static long? Number(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        return value.ConstantValue.Value as long? ?? value.ConstantValue.Value as int?;
    }

    private static ReductionKind? ReductionOf(IOperation argument)
    {
        if (argument is not { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type }) return null;
        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, value))?.Name switch
        {
            "Mean" => ReductionKind.Mean,
            "Sum" => ReductionKind.Sum,
            "None" => ReductionKind.None,
            _ => null,
        };
    }
}
