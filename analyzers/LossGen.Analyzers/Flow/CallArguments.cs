using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>What a call is given, in order of evaluation.</summary>
/// <param name="Instance">The object that the method is called on.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record CallArguments(CallArgument? Instance, IReadOnlyList<CallArgument> Arguments)
{
    /// <summary>All of it, in the order of the parameters.</summary>
    public IReadOnlyList<CallArgument> Inputs { get; } =
        [.. Instance is null ? [] : new[] { Instance }, .. Arguments.OrderBy(a => a.Parameter?.Ordinal ?? int.MaxValue)];
}

/// <summary>One of them.</summary>
/// <param name="Parameter">The parameter; null for the object that the method is called on.</param>
/// <param name="Operation">The expression.</param>
/// <param name="Value">Its value.</param>
internal sealed record CallArgument(IParameterSymbol? Parameter, IOperation Operation, Value Value);

/// <summary>A call while its consequences are worked out.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Origin">What messages say of it.</param>
/// <param name="Call">What it is given.</param>
internal sealed record Effect(IInvocationOperation Operation, Origin Origin, CallArguments Call)
{
    /// <summary>What a parameter of the method is given.</summary>
    public CallArgument? Given(IParameterSymbol parameter) => Call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal);
}
