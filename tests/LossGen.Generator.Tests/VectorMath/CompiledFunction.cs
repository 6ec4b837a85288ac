using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using LossGen.Generator.Emission;
using LossGen.Generator.Lowering;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Tests.VectorMath;

/// <summary>One operation, lowered for arguments in given intervals and compiled in every dialect.</summary>
public sealed class CompiledFunction<T>
    where T : unmanaged
{
    private readonly Dictionary<string, Action<T[][], T[]>> _runs;

    private CompiledFunction(Dictionary<string, Action<T[][], T[]>> runs, int instructions) => (_runs, Instructions) = (runs, instructions);

    /// <summary>The dialects, scalar first. Code for wide vectors is x86 code, of which 512 bits may be emulated by 256.</summary>
    public static IReadOnlyList<string> Dialects { get; } =
        System.Runtime.Intrinsics.X86.Avx2.IsSupported ? ["Scalar", "Vector512", "Vector256", "Vector128"] : ["Scalar", "Vector128"];

    /// <summary>Where one dialect must do: the one in which operations are most often written in a way of their own.</summary>
    public static string Usual => Dialects.Contains("Vector256") ? "Vector256" : "Vector128";

    /// <summary>How many operations on elements it takes, loads and reinterpretations aside.</summary>
    public int Instructions { get; }

    /// <summary>The results for these arguments, whose number is a multiple of 64 bytes.</summary>
    public T[] Run(string dialect, params T[][] arguments)
    {
        T[] result = new T[arguments[0].Length];
        _runs[dialect](arguments, result);
        return result;
    }

    /// <summary>What <see cref="Instructions"/> would be, without compiling.</summary>
    internal static int CountInstructions(Operation operation, params Interval[] ranges)
    {
        (MachineBuilder builder, Value result) = Lower(operation, ranges);
        return CountInstructions(Needed(builder, result));
    }

    internal static CompiledFunction<T> Compile(Operation operation, params Interval[] ranges)
    {
        (MachineBuilder builder, Value result) = Lower(operation, ranges);
        return Compile(builder, result);
    }

    /// <summary>Compiles what was built over values loaded as a0, a1, …, in all dialects or those named.</summary>
    internal static CompiledFunction<T> Compile(MachineBuilder builder, Value result, params string[] dialects)
    {
        Value[] program = Needed(builder, result);
        StringBuilder source = new("using Avx = global::System.Runtime.Intrinsics.X86.Avx;\n\npublic static class Compiled\n{\n");
        if (dialects.Length == 0) dialects = [.. Dialects];
        foreach (string dialect in dialects) WriteMethod(source, program, result, builder.Precision, dialect);
        source.Append("}\n");
        Type type = Load(source.ToString()).GetType("Compiled")!;
        return new(dialects.ToDictionary(d => d, d => type.GetMethod(d)!.CreateDelegate<Action<T[][], T[]>>()), CountInstructions(program));
    }

    private static (MachineBuilder Builder, Value Result) Lower(Operation operation, Interval[] ranges)
    {
        MachineBuilder builder = new(typeof(T) == typeof(float) ? Precision.Single : Precision.Double);
        Value[] arguments = [.. Enumerable.Range(0, operation.Arity).Select(i => builder.Load("a" + i))];
        return (builder, builder.AsNumber(VectorFunctions.Find(operation).Lower(builder, arguments, ranges)));
    }

    private static int CountInstructions(Value[] program) =>
        program.Count(v => !v.IsConstant && v.Operation != MachineOperations.Load && v.Operation != MachineOperations.ToBits
            && v.Operation != MachineOperations.FromBits);

    // The builder also made values that peepholes left without a use.
    private static Value[] Needed(MachineBuilder builder, Value result)
    {
        HashSet<Value> needed = [result];
        foreach (Value value in builder.Program.Reverse())
        {
            if (needed.Contains(value)) needed.UnionWith(value.Arguments);
        }

        return [.. builder.Program.Where(needed.Contains)];
    }

    private static void WriteMethod(StringBuilder source, Value[] program, Value result, Precision precision, string dialectName)
    {
        bool isScalar = dialectName == "Scalar";
        string vectorClass = "global::System.Runtime.Intrinsics." + dialectName;
        Dialect dialect = isScalar ? Dialect.Scalar : new(vectorClass, int.Parse(dialectName["Vector".Length..], CultureInfo.InvariantCulture));
        string step = isScalar ? "1" : vectorClass + "<" + precision.Real + ">.Count";
        const string services = "global::System.Runtime.CompilerServices.MethodImpl";
        source.Append($"    [{services}({services}Options.AggressiveOptimization)]\n");
        source.Append($"    public static void {dialectName}({precision.Real}[][] a, {precision.Real}[] r)\n    {{\n");
        source.Append($"        for (int i = 0; i < r.Length; i += {step})\n        {{\n");
        foreach (Value value in program.Where(v => !v.IsConstant))
        {
            string text = value.Operation != MachineOperations.Load
                ? StatementWriter.Write(value, precision, dialect, Name)
                : isScalar ? $"a[{value.Name![1..]}][i]" : $"{vectorClass}.LoadUnsafe(ref a[{value.Name![1..]}][0], (nuint)i)";
            source.Append($"            var {Name(value)} = {text};\n");
        }

        string last = result.IsConstant ? StatementWriter.Constant(result, precision, dialect) : Name(result);
        source.Append(isScalar ? $"            r[i] = {last};\n" : $"            {vectorClass}.StoreUnsafe({last}, ref r[0], (nuint)i);\n");
        source.Append("        }\n    }\n");
    }

    private static string Name(Value value) => "v" + value.Number;

    private static Assembly Load(string source)
    {
        CSharpCompilation compilation = Framework.Empty
            .WithAssemblyName("Compiled" + Guid.NewGuid().ToString("N"))
            .WithOptions(new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, generalDiagnosticOption: ReportDiagnostic.Error))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics) + "\n" + source);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
