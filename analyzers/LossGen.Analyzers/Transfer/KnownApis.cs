using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Torch;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Transfer;

/// <summary>Finds a method among those of which is known what they do. Found by the names of symbols, so that no library has to be referenced.</summary>
internal static class KnownApis
{
    private static readonly ILookup<string, ApiRow> ByMethod = FrameworkApis.Rows.Concat(TorchApis.Rows)
        .SelectMany(row => row.Methods.Select(method => (method, row)))
        .ToLookup(pair => pair.method, pair => pair.row);

    public static IReadOnlyList<ApiRow> Rows { get; } = [.. FrameworkApis.Rows, .. TorchApis.Rows];

    public static ApiRow? Find(IMethodSymbol method) =>
        method.ContainingType is { } type ? ByMethod[method.Name].FirstOrDefault(row => row.Types.Any(t => Is(type, row.Namespace, t))) : null;

    /// <summary>Whether a type has that name, whatever its type parameters.</summary>
    public static bool Is(INamedTypeSymbol? type, string @namespace, string name)
    {
        int end = name.Length;
        while (type is not null)
        {
            int start = name.LastIndexOf('.', end - 1) + 1;
            if (type.Name.Length != end - start || string.CompareOrdinal(type.Name, 0, name, start, end - start) != 0) return false;
            if (start == 0) return type.ContainingType is null && IsNamespace(type.ContainingNamespace, @namespace);
            end = start - 1;
            type = type.ContainingType;
        }

        return false;
    }

    private static bool IsNamespace(INamespaceSymbol? symbol, string name)
    {
        int end = name.Length;
        while (symbol is { IsGlobalNamespace: false })
        {
            if (end <= 0) return false;
            int start = name.LastIndexOf('.', end - 1) + 1;
            if (symbol.Name.Length != end - start || string.CompareOrdinal(symbol.Name, 0, name, start, end - start) != 0) return false;
            end = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return end <= 0;
    }
}
