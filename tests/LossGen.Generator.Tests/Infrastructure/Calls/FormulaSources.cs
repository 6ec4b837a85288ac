using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Tests;

/// <summary>What the front end makes of the loss methods of a source.</summary>
internal static class FormulaSources
{
    /// <summary>The specification of the loss method in a type.</summary>
    public static KernelSpec Kernel(string source, string type, string method = "Loss")
    {
        CSharpCompilation compilation = Consumer.Strict.Compile([Consumer.Strict.Parse(source, "Source.cs")]);
        IMethodSymbol symbol = compilation.GetTypeByMetadataName(type)!.GetMembers(method).OfType<IMethodSymbol>().Single();
        ImmutableArray<AttributeData> attributes = [.. symbol.GetAttributes().Where(a => a.AttributeClass?.Name == nameof(LossAttribute))];
        LossDeclaration declaration = DeclarationReader.Read(symbol, attributes, compilation, null, CancellationToken.None)!;
        return declaration.Loss?.Kernel ?? throw new System.InvalidOperationException($"{type}: {declaration.Refusal}");
    }
}
