using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Analyzers.Tests.Verification;
using LossGen.Generator.Declarations;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests.Reading;

/// <summary>Reads the one declaration of a source.</summary>
internal static class Read
{
    public static LossMethod Loss(string members)
    {
        LossDeclaration declaration = Source(Sources.InClass(members));
        Assert.Null(declaration.Refusal);
        return declaration.Loss!;
    }

    public static MethodShape Method(string source, CSharpParseOptions? options = null) => Source(source, options).Method;

    public static LossDeclaration Source(string source, CSharpParseOptions? options = null)
    {
        Compilation compilation = Sources.Compile(source, options);
        INamedTypeSymbol attribute = compilation.GetTypeByMetadataName(LossAttributeNames.MetadataName)!;
        (IMethodSymbol method, ImmutableArray<AttributeData> attributes) = compilation
            .GetSymbolsWithName(_ => true, SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .Select(m => (m, m.GetAttributes().Where(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute)).ToImmutableArray()))
            .Single(m => m.Item2.Length > 0);
        return DeclarationReader.Read(method, attributes, compilation, null, CancellationToken.None)!;
    }
}
