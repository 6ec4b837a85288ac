using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Calls that give another view of the same memory.</summary>
internal static class Views
{
    public static bool Is(IInvocationOperation call) => KnownApis.Find(call.TargetMethod) is { Operator: Operator.View };

    /// <summary>Whether the view leaves something out.</summary>
    public static bool IsPart(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Slice" or "select" or "slice" or "narrow" or "index" or "CreateSpan" or "CreateReadOnlySpan" => true,
        "AsSpan" or "AsMemory" => call.Arguments.Length > (call.Instance is null ? 1 : 0),
        _ => false,
    };
}
