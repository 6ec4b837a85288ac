using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Calls;

/// <summary>The members of <c>LossGen.Kind</c> in the order of their numbers, which begin at 1.</summary>
internal static class LossKindNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Catalogue.All.OrderBy(k => k.Value).Select(k => k.Name),
        .. RowKinds.All.Keys.Where(name => Catalogue.Find(name) is null),
    ];
}
