using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>What the generator makes of one attributed method.</summary>
/// <param name="Declaration">What to emit, or null.</param>
/// <param name="Incurable">Where nothing can be emitted: the mistakes that the generator must report.</param>
internal sealed record LossReading(LossDeclaration? Declaration, EquatableArray<LocatedProblem> Incurable)
{
    public static LossReading Of(
        IMethodSymbol method, ImmutableArray<AttributeData> attributes, Compilation compilation, CancellationToken cancellationToken)
    {
        if (DeclarationReader.Read(method, attributes, compilation, null, cancellationToken) is { } declaration) return new(declaration, []);

        List<Problem> problems = [];
        DeclarationReader.Read(method, attributes, compilation, problems, cancellationToken);
        return new(null, problems.Where(p => p.IsIncurable).Select(LocatedProblem.Of).ToEquatableArray());
    }
}
