using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace LossGen.Benchmarks.Peers;

/// <summary>The loops of the .cpp files, compiled here and now by g++, where there is one.</summary>
internal sealed unsafe class NativePeer
{
    private readonly nint _library;

    private NativePeer(nint library) => _library = library;

    /// <summary>Why there is none, or null.</summary>
    public static string? Problem { get; private set; }

    public static NativePeer? TryCompile()
    {
        string library = Path.Combine(AppContext.BaseDirectory, "losses.so");
        string[] sources = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Peers"), "*.cpp");
        try
        {
            ProcessStartInfo start = new("g++", ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", library, .. sources])
            {
                RedirectStandardError = true,
            };
            using Process compiler = Process.Start(start)!;
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            if (compiler.ExitCode == 0) return Load(library);
            Problem = errors;
        }
        catch (Win32Exception error)
        {
            Problem = error.Message;
        }

        return null;
    }

    public LossCall Bind(string name)
    {
        var function = (delegate* unmanaged<float*, float*, float*, int*, float*, float*, float*, nint, nint, double>)NativeLibrary.GetExport(_library, name);
        return batch =>
        {
            fixed (float* first = At(batch.Inputs, 0), second = At(batch.Inputs, 1), third = At(batch.Inputs, 2))
            fixed (float* firstGradient = At(batch.Gradients, 0), secondGradient = At(batch.Gradients, 1), thirdGradient = At(batch.Gradients, 2))
            fixed (int* labels = batch.Labels)
            {
                return function(first, second, third, labels, firstGradient, secondGradient, thirdGradient, batch.Rows, batch.Columns);
            }
        };
    }

    private static NativePeer? Load(string library)
    {
        // The names of vector functions by the x86 and Arm conventions of glibc; without them the loops would be no fair peers.
        if (File.ReadAllBytes(library).AsSpan().IndexOf("_ZGV"u8) >= 0) return new(NativeLibrary.Load(library));
        Problem = "its library has no vector functions.";
        return null;
    }

    private static float[]? At(float[][] arrays, int index) => index < arrays.Length ? arrays[index] : null;
}
