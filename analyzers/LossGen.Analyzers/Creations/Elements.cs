using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Creations;

/// <summary>What a container is made with.</summary>
internal static class Elements
{
    /// <summary>The elements that an initialiser spells out, with their keys where they have some; null where there may be others.</summary>
    public static IReadOnlyList<(object? Key, IOperation Value)>? Of(IOperation creation)
    {
        switch (creation)
        {
            case IArrayCreationOperation { Initializer.ElementValues: var values }:
                return [.. values.Select(v => ((object?)null, v))];
            case ICollectionExpressionOperation { Elements: var elements } when !elements.Any(e => e is ISpreadOperation):
                return [.. elements.Select(v => ((object?)null, v))];
            case IObjectCreationOperation { Arguments: [], Initializer: null }:
                return [];
            case IObjectCreationOperation { Arguments: [], Initializer.Initializers: var initializers }:
                List<(object?, IOperation)> found = [];
                foreach (IOperation initializer in initializers)
                {
                    (object?, IOperation)? element = initializer switch
                    {
                        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var only }] } => (null, only),
                        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var key }, { Value: var value }] } => (key.ConstantValue.Value, value),
                        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var key }] }, Value: var value } => (key.ConstantValue.Value, value),
                        _ => null,
                    };
                    if (element is not { } one) return null;
                    found.Add(one);
                }

                return found;
            default:
                return null;
        }
    }
}
