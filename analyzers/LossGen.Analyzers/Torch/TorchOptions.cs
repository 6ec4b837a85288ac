using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Transfer;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>The constants that a loss of TorchSharp is called or made with.</summary>
internal sealed class TorchOptions
{
    private const string LogTargetName = "log_target";
    private const string ReductionName = "reduction";

    private TorchOptions(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name == LogTargetName) LogTarget = argument.Value.ConstantValue.Value as bool?;
            if (argument.Parameter?.Name == ReductionName) Reduction = ReductionOf(argument);
        }
    }

    /// <summary>Whether targets are logarithms; null where that is not known.</summary>
    public bool? LogTarget { get; }

    /// <summary>How losses are reduced; null where that is not known.</summary>
    public ReductionKind? Reduction { get; }

    /// <summary>The arguments of a call, defaults included; of a module those that it was made with, null where that is not seen.</summary>
    public static TorchOptions? Of(IInvocationOperation call, Compilation compilation)
    {
        if (call.TargetMethod.IsStatic) return new TorchOptions(call.Arguments);
        return SymbolSource.CreationOf(call.Instance, compilation) switch
        {
            IInvocationOperation creation => new TorchOptions(creation.Arguments),
            IObjectCreationOperation creation => new TorchOptions(creation.Arguments),
            _ => null,
        };
    }

    private static ReductionKind? ReductionOf(IArgumentOperation argument)
    {
        if (argument.Value is not { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type }) return null;
        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, value))?.Name switch
        {
            "Mean" => ReductionKind.Mean,
            "Sum" => ReductionKind.Sum,
            "None" => ReductionKind.None,
            _ => null,
        };
    }
}
