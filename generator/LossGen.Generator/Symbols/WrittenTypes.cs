using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Symbols;

/// <summary>Types of parameters, for messages.</summary>
internal static class WrittenTypes
{
    /// <summary>What the user wrote as a type, with its modifier.</summary>
    public static string Of(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return parameter.RefKind switch
        {
            RefKind.None => type,
            RefKind.Out => "out " + type,
            RefKind.Ref => "ref " + type,
            _ => "in " + type,
        };
    }
}
