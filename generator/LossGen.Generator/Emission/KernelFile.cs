using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>What the files of all kernels have in common: the head, and a struct with the kernel's parameters.</summary>
internal static class KernelFile
{
    /// <param name="code">Receives the text.</param>
    /// <param name="widths">The widths that it is written for.</param>
    /// <param name="aliases">What else it calls by a short name, each with the full one.</param>
    public static void WriteHead(CodeWriter code, IEnumerable<VectorWidth> widths, params (string Name, string Type)[] aliases)
    {
        foreach (string line in SourceFile.KernelHeader) code.Line(line);
        code.Line($"namespace {KernelNames.Namespace};");
        code.Line();

        // Inside the namespace, where no type of the user's has the name of an alias.
        foreach (VectorWidth width in widths) code.Line($"using {width.Alias} = {width.Class};");
        code.Line("using Avx = global::System.Runtime.Intrinsics.X86.Avx;");
        foreach ((string name, string type) in aliases) code.Line($"using {name} = {type};");
        code.Line();
    }

    /// <summary>Begins the struct; what is written until the result is disposed is in it.</summary>
    public static IDisposable Struct(CodeWriter code, KernelSpec spec, string contract)
    {
        string real = Precision.Of(spec.IsSingle).Real;
        IReadOnlyList<string> parameters = KernelParameters.Of(spec);
        string constructor = string.Join(", ", parameters.Select(p => $"{real} {p}"));
        IDisposable block = code.Block($"internal readonly struct {KernelNames.Of(spec)}({constructor}) : {LossBody.Library}{contract}<{real}>");
        foreach (string parameter in parameters) code.Line($"private readonly {real} {parameter} = {parameter};");
        if (parameters.Count > 0) code.Line();
        return block;
    }
}
