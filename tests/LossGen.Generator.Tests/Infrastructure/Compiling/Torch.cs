using System;
using System.IO;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Tests;

/// <summary>A project that also refers to TorchSharp, of which nothing runs.</summary>
internal static class Torch
{
    public static Consumer Consumer { get; } = Consumer.Strict with
    {
        References = Framework.References.Add(MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Libraries", "TorchSharp.dll"))),
    };

    /// <summary>Compiles members of a class; fails on any warning.</summary>
    public static LossCompilation Compile(string members)
    {
        LossCompilation compilation = LossCompilation.Of(Consumer, Source(members));
        compilation.ToImage();
        return compilation;
    }

    public static string Source(string members, string type = "Losses") => $$"""
        using System;
        using LossGen;
        using Tensor = TorchSharp.torch.Tensor;

        namespace Demo;

        internal static partial class {{type}}
        {
        {{members}}
        }
        """;
}
