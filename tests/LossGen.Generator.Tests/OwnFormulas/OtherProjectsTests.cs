using System.Linq;
using System.Threading;
using LossGen.Generator.Declarations;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>In an editor a referenced project is source too, but not of this compilation.</summary>
public sealed class OtherProjectsTests
{
    private const string Library = """
        public static class Library
        {
            public static readonly float Two = 2;
            public static float Square(float x) => x * x;
            public static float Error(float a, float b) => a - b;
        }
        """;

    [Theory]
    [InlineData("nameof(Library.Error)", "LOSS028")]
    [InlineData("nameof(Calls)", "LOSS030")]
    [InlineData("nameof(Reads)", "LOSS032")]
    public void WhatTheyDoIsNotCompiled(string formula, string id)
    {
        CSharpCompilation library = (Consumer.Strict with { AssemblyName = "Library" }).Compile([Consumer.Strict.Parse(Library, "Library.cs")]);
        CSharpCompilation consumer = Consumer.Strict.Compile([Consumer.Strict.Parse($$"""
            using System;
            using LossGen;
            public static partial class Losses
            {
                private static float Calls(float a, float b) => Library.Square(a - b);
                private static float Reads(float a, float b) => Library.Two * (a - b);

                [Loss({{formula}})]
                public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
            }
            """, "Losses.cs")]).AddReferences(library.ToMetadataReference());
        IMethodSymbol method = consumer.GetTypeByMetadataName("Losses")!.GetMembers("Loss").OfType<IMethodSymbol>().Single();

        LossDeclaration declaration = DeclarationReader.Read(method, method.GetAttributes(), consumer, null, CancellationToken.None)!;

        Assert.StartsWith(id, declaration.Refusal);
    }
}
