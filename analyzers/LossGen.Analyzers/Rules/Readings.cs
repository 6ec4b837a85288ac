using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Ways to get the number out of a loss: they change its type, and where it is.</summary>
internal static class Readings
{
    private static readonly HashSet<string> Names =
        ["item", "ToSingle", "ToDouble", "ToHalf", "ToInt64", "ToInt32", "cpu", "cuda", "detach", "to", "clone", "data", "float", "double", "alias", "MoveToOuterDisposeScope", "DetachFromDisposeScope"];

    /// <summary>Of these, what leaves no graph behind.</summary>
    private static readonly HashSet<string> Detaching = ["item", "ToSingle", "ToDouble", "ToHalf", "ToInt64", "ToInt32", "detach", "data"];

    /// <summary>A value with what only changes its form around it.</summary>
    public static IOperation Whole(IOperation value)
    {
        while (Outer(value) is { } outer) value = outer;
        return value;
    }

    /// <summary>What a value is, without what only changes its form.</summary>
    public static IOperation Inner(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IAwaitOperation wait:
                    value = wait.Operation;
                    break;
                case IPropertyReferenceOperation { Arguments.Length: 1, Instance: IInvocationOperation { TargetMethod.Name: "data" } data }:
                    value = data;
                    break;
                case IInvocationOperation call when Is(call):
                    value = call.Instance ?? call.Arguments[0].Value;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>Whether what stands around a value takes its graph away.</summary>
    public static bool IsDetached(IOperation value)
    {
        for (IOperation? at = value; at is not null; at = Outer(at))
        {
            if (at is IInvocationOperation call && Is(call) && Detaching.Contains(call.TargetMethod.Name)) return true;
            if (at is IConversionOperation { Type.SpecialType: not SpecialType.None }) return true;
        }

        return false;
    }

    private static bool Is(IInvocationOperation call) => Names.Contains(call.TargetMethod.Name) && (call.Instance is not null || call.Arguments.Length > 0);

    private static IOperation? Outer(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation or IAwaitOperation => value.Parent,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } argument when Is(call) && call.Arguments[0] == argument => call,
        IInvocationOperation call when Is(call) && call.Instance == value => call,
        IPropertyReferenceOperation { Arguments.Length: 1 } element when element.Instance == value && value is IInvocationOperation { TargetMethod.Name: "data" } => element,
        _ => null,
    };
}
