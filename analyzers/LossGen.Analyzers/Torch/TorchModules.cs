using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>Tells what a module does: by its type, by how it was put together, or by the code that made the field.</summary>
internal static class TorchModules
{
    private const string Modules = "TorchSharp.Modules";

    /// <summary>How deep containers may be nested.</summary>
    private const int MostLevels = 6;

    private static readonly IReadOnlyDictionary<string, Operator> Table = new Dictionary<string, Operator>
    {
        ["Softmax"] = Operator.Softmax,
        ["Softmax2d"] = Operator.Softmax,
        ["LogSoftmax"] = Operator.LogSoftmax,
        ["Sigmoid"] = Operator.Sigmoid,
        ["Flatten"] = Operator.Copy,
        ["Unflatten"] = Operator.Copy,
        ["Dropout"] = Operator.Copy,
        ["Dropout1d"] = Operator.Copy,
        ["Dropout2d"] = Operator.Copy,
        ["AlphaDropout"] = Operator.Copy,
        ["Identity"] = Operator.Copy,
    };

    public static IEnumerable<string> Names => Table.Keys;

    /// <summary>Whether a call runs its receiver on its arguments.</summary>
    public static bool IsCall(IInvocationOperation call) => call is { TargetMethod.Name: "call" or "forward", Instance.Type: { } type, Arguments.Length: 1 } && IsModule(type);

    public static bool IsModule(ITypeSymbol? type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at is INamedTypeSymbol named && KnownApis.Is(named, TorchApis.Namespace, "torch.nn.Module")) return true;
        }

        return false;
    }

    /// <summary>What a module does; null where that is not known.</summary>
    public static TorchModule? Of(IOperation? module, Compilation compilation, int level = 0)
    {
        while (module is IConversionOperation { Operand: var operand }) module = operand;
        if (module is null || level > MostLevels) return null;
        if (module.Type is INamedTypeSymbol type && Table.TryGetValue(type.Name, out Operator found) && KnownApis.Is(type, Modules, type.Name)) return new TorchModule(found);
        return SymbolSource.CreationOf(module, compilation) switch
        {
            IInvocationOperation { TargetMethod.Name: "append", Instance: { } container, Arguments: [.., { Value: var last }] } =>
                Of(container, compilation, level + 1)?.Then(Of(last, compilation, level + 1)),
            IInvocationOperation { TargetMethod.Name: "Sequential" } creation => Last(creation.Arguments, compilation, level),
            IObjectCreationOperation { Type.Name: "Sequential" } creation => Last(creation.Arguments, compilation, level),
            { } creation when creation.Type?.Name != module.Type?.Name => Of(creation, compilation, level + 1),
            _ => null,
        };
    }

    private static TorchModule? Last(IReadOnlyList<IArgumentOperation> arguments, Compilation compilation, int level)
    {
        if (arguments is not [{ Value: IArrayCreationOperation { Initializer: { } initializer } }])
        {
            return arguments.Count == 0 ? null : Chain(arguments.Select(a => a.Value), compilation, level);
        }

        return Chain(initializer.ElementValues, compilation, level);
    }

    private static TorchModule? Chain(IEnumerable<IOperation> modules, Compilation compilation, int level) => modules
        .Select(m => Of(ModuleIn(m), compilation, level + 1))
        .Aggregate((TorchModule?)null, (before, next) => before is null ? next ?? TorchModule.Unknown : before.Then(next));

    /// <summary>The module of a pair of a name and a module.</summary>
    private static IOperation ModuleIn(IOperation element)
    {
        while (element is IConversionOperation { Operand: var operand }) element = operand;
        return element is ITupleOperation { Elements: [_, var module] } ? module : element;
    }
}
