using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>What the files of all kernels have in common: the head, and a struct with the kernel's parameters.</summary>
internal static class KernelFile
{
    /// <summary>Otherwise the first hundreds of calls run slowly.</summary>
    public const string Optimised =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    /// <param name="code">Receives the text.</param>
    /// <param name="widths">The widths that it is written for.</param>
    /// <param name="aliases">What else it calls by a short name, each with the full one.</param>
    public static void WriteHead(CodeWriter code, IReadOnlyCollection<VectorWidth> widths, params (string Name, string Type)[] aliases)
    {
        foreach (string line in SourceFile.KernelHeader) code.Line(line);
        code.Line($"namespace {KernelNames.Namespace};");
        code.Line();

        // Inside the namespace, where no type of the user's has the name of an alias.
        foreach (VectorWidth width in widths) code.Line($"using {width.Alias} = {width.Class};");
        if (widths.Contains(VectorWidth.Middle)) code.Line("using Avx = global::System.Runtime.Intrinsics.X86.Avx;");
        foreach ((string name, string type) in aliases) code.Line($"using {name} = {type};");
        code.Line();
    }

    /// <summary>Begins the struct; what is written until the result is disposed is in it.</summary>
    public static IDisposable Struct(CodeWriter code, KernelSpec spec, string contract)
    {
        string real = Precision.Of(spec.IsSingle).Real;
        IReadOnlyList<string> parameters = KernelParameters.Of(spec);
        string name = KernelNames.Of(spec);
        IDisposable block = code.Block($"internal readonly struct {name} : {SourceFile.Library}{contract}<{real}>");
        if (parameters.Count == 0) return block;

        // Not a primary constructor: for its parameters, the C# compiler would search all loops.
        foreach (string parameter in parameters) code.Line($"private readonly {real} {parameter};");
        code.Line();
        string signature = $"public {name}({string.Join(", ", parameters.Select(p => $"{real} {p}"))})";
        if (parameters.Count == 1)
        {
            code.Line($"{signature} => this.{parameters[0]} = {parameters[0]};");
        }
        else
        {
            using IDisposable constructor = code.Block(signature);
            foreach (string parameter in parameters) code.Line($"this.{parameter} = {parameter};");
        }

        code.Line();
        return block;
    }
}
