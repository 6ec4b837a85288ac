using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Creations;
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

    private static readonly IReadOnlyDictionary<string, TorchModule> Table = new Dictionary<string, TorchModule>
    {
        ["Softmax"] = new(Operator.Softmax, KeepsShape: true),
        ["Softmax2d"] = new(Operator.Softmax, Axis: -3, KeepsShape: true),
        ["LogSoftmax"] = new(Operator.LogSoftmax, KeepsShape: true),
        ["Sigmoid"] = new(Operator.Sigmoid, KeepsShape: true),
        ["Linear"] = new(Operator.Layer, KeepsAxes: true),
        ["Conv1d"] = new(Operator.Layer),
        ["Conv2d"] = new(Operator.Layer),
        ["Conv3d"] = new(Operator.Layer),
        ["ConvTranspose1d"] = new(Operator.Layer),
        ["ConvTranspose2d"] = new(Operator.Layer),
        ["ConvTranspose3d"] = new(Operator.Layer),
        ["ReLU"] = new(Operator.Unknown, KeepsShape: true),
        ["LeakyReLU"] = new(Operator.Unknown, KeepsShape: true),
        ["Tanh"] = new(Operator.Unknown, KeepsShape: true),
        ["Flatten"] = new(Operator.Copy),
        ["Unflatten"] = new(Operator.Copy),
        ["Dropout"] = new(Operator.Copy, KeepsShape: true),
        ["Dropout1d"] = new(Operator.Copy, KeepsShape: true),
        ["Dropout2d"] = new(Operator.Copy, KeepsShape: true),
        ["AlphaDropout"] = new(Operator.Copy, KeepsShape: true),
        ["Identity"] = new(Operator.Copy, KeepsShape: true),
    };

    public static IEnumerable<string> Names => Table.Keys;

    /// <summary>Whether a call runs its receiver on its arguments.</summary>
    public static bool IsCall(IInvocationOperation call) =>
        call is { TargetMethod.Name: "call" or "forward", Instance.Type: { } type, Arguments.Length: 1 } && IsModule(type);

    public static bool IsModule(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract) return KnownApis.Is(contract, TorchApis.Namespace, "torch.nn.IModule");
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at is INamedTypeSymbol named && KnownApis.Is(named, TorchApis.Namespace, "torch.nn.Module")) return true;
        }

        return false;
    }

    /// <summary>What a module does; null where that is not known.</summary>
    public static TorchModule? Of(IOperation? module, Compilation compilation, int level = 0)
    {
        module = Creation.Unwrap(module);
        if (module is null || level > MostLevels) return null;
        Creation? creation = Creation.Of(module, compilation);
        if (Named(module.Type) is { } found) return Detailed(found, creation?.Operation);
        if (creation is null) return null;
        TorchModule? made = creation.Operation switch
        {
            IInvocationOperation { TargetMethod.Name: "append", Instance: { } container, Arguments: [.., { Value: var last }] } =>
                Of(container, compilation, level + 1)?.Then(Of(last, compilation, level + 1)),
            IInvocationOperation { TargetMethod.Name: "Sequential" } call => Sequence(call.Arguments, creation.Added, compilation, level),
            IObjectCreationOperation { Type.Name: "Sequential" } call => Sequence(call.Arguments, creation.Added, compilation, level),
            { } other when creation.Added.Count == 0 && Named(other.Type) is { } known => Detailed(known, other),
            _ => null,
        };
        return made;
    }

    /// <summary>The user's own class that a module is, where it is made in plain sight.</summary>
    public static INamedTypeSymbol? ClassOf(IOperation? module, Compilation compilation) =>
        Creation.Of(module, compilation) is { Operation: IObjectCreationOperation { Type: INamedTypeSymbol type } } && IsModule(type) ? type : null;

    private static TorchModule? Named(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && Table.TryGetValue(named.Name, out TorchModule found) && KnownApis.Is(named, Modules, named.Name) ? found : null;

    /// <summary>With what its constructor was given.</summary>
    private static TorchModule Detailed(TorchModule module, IOperation? creation)
    {
        IReadOnlyList<IArgumentOperation> arguments = creation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation call => call.Arguments,
            _ => [],
        };
        return module with
        {
            Columns = Constant("outputSize", arguments) ?? module.Columns,
            Axis = Constant("dim", arguments) ?? module.Axis,
        };
    }

    private static long? Constant(string parameter, IReadOnlyList<IArgumentOperation> arguments)
    {
        IOperation? value = arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;
        return value?.ConstantValue.Value switch
        {
            long number => number,
            int number => number,
            _ => null,
        };
    }

    private static TorchModule? Sequence(
        IReadOnlyList<IArgumentOperation> arguments, IReadOnlyList<IInvocationOperation> added, Compilation compilation, int level)
    {
        if (Given(arguments, compilation) is not { } modules) return null;
        // Last of what is added, whether a name comes before it or not.
        IReadOnlyList<IOperation> all = [.. modules, .. added.Select(a => a.Arguments[a.Arguments.Length - 1].Value)];
        return all.Count == 0 ? null : Chain(all, compilation, level);
    }

    /// <summary>The modules that a container is made with; null where they are not in sight.</summary>
    private static IReadOnlyList<IOperation>? Given(IReadOnlyList<IArgumentOperation> arguments, Compilation compilation)
    {
        if (arguments is not [{ Value: var only }]) return [.. arguments.Select(a => a.Value)];
        if (only is IArrayCreationOperation { Initializer: { } initializer }) return initializer.ElementValues;
        if (IsModule(Creation.Unwrap(only)?.Type)) return [only];
        if (Creation.Of(only, compilation) is not { } creation || Elements.Of(creation.Operation) is not { } elements) return null;
        return [.. elements.Select(e => e.Value), .. creation.Added.Select(a => a.Arguments[a.Arguments.Length - 1].Value)];
    }

    private static TorchModule? Chain(IEnumerable<IOperation> modules, Compilation compilation, int level) => modules
        .Select(m => Of(ModuleIn(m), compilation, level + 1))
        .Aggregate((TorchModule?)null, (before, next) => before is null ? next ?? TorchModule.Unknown : before.Then(next));

    /// <summary>The module of a pair of a name and a module.</summary>
    private static IOperation? ModuleIn(IOperation element) => Creation.Unwrap(element) switch
    {
        ITupleOperation { Elements: [_, var module] } => module,
        IObjectCreationOperation { Type.Name: "Tuple", Arguments: [_, { Value: var module }] } => module,
        var module => module,
    };
}
