using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Creations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>A call of a loss of TorchSharp: which loss, made with what, and given what.</summary>
/// <param name="Loss">Its row.</param>
/// <param name="Options">What it is called or made with; null where that is not seen.</param>
/// <param name="Order">Which argument of the call each input of the loss is, where a function of the user's own stands between; null: as they come.</param>
internal sealed record TorchCall(TorchLoss Loss, TorchOptions? Options, IReadOnlyList<int>? Order = null)
{
    /// <summary>What a call is, as it stands in the code; null where it runs no loss.</summary>
    public static TorchCall? Of(IInvocationOperation call, Compilation compilation)
    {
        if (call.TargetMethod.IsStatic) return TorchLosses.Of(call.TargetMethod) is { } loss ? new TorchCall(loss, new TorchOptions(call.Arguments)) : null;
        if (TorchLosses.IsRun(call.TargetMethod) && TorchLosses.OfModule(Creation.Unwrap(call.Instance)?.Type) is { } module)
        {
            return new TorchCall(module, OptionsOf(Creation.Of(call.Instance, compilation)));
        }

        return TorchLosses.MayBeHeld(call) ? Held(Creation.Of(call.Instance, compilation)?.Operation, compilation) : null;
    }

    private static TorchCall? Held(IOperation? made, Compilation compilation)
    {
        switch (made)
        {
            case IMethodReferenceOperation { Method: var method, Instance: var instance }:
                if (TorchLosses.Of(method) is { } loss) return new TorchCall(loss, method.IsStatic ? null : OptionsOf(Creation.Of(instance, compilation)));
                return instance is not null && TorchLosses.IsRun(method) ? Held(Creation.Of(instance, compilation)?.Operation, compilation) : null;
            case IAnonymousFunctionOperation function:
                return InFunction(function, compilation);
            default:
                return TorchLosses.OfModule(made?.Type) is { } module ? new TorchCall(module, OptionsOf(made)) : null;
        }
    }

    /// <summary>A lambda that does nothing but to call a loss.</summary>
    private static TorchCall? InFunction(IAnonymousFunctionOperation function, Compilation compilation)
    {
        if (function.Body.Operations is not [IReturnOperation { ReturnedValue: { } value }]) return null;
        if (Creation.Unwrap(value) is not IInvocationOperation inner || Of(inner, compilation) is not { Order: null } call) return null;
        List<int> order = [];
        foreach (IArgumentOperation argument in inner.Arguments.OrderBy(a => a.Parameter?.Ordinal).Where(a => TorchApis.IsTensor(a.Parameter?.Type) && a.ArgumentKind == ArgumentKind.Explicit))
        {
            if (argument.Value is not IParameterReferenceOperation { Parameter: var given }) break;
            int index = function.Symbol.Parameters.IndexOf(given);
            if (index < 0) break;
            order.Add(index);
        }

        return order.Count < 2 ? null : call with { Order = order };
    }

    private static TorchOptions? OptionsOf(Creation? creation) => OptionsOf(creation?.Operation);

    private static TorchOptions? OptionsOf(IOperation? creation) => creation switch
    {
        IInvocationOperation call => new TorchOptions(call.Arguments),
        IObjectCreationOperation call => new TorchOptions(call.Arguments),
        _ => null,
    };
}
