using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace LossGen.Benchmarks.Peers;

/// <summary>The loops of losses.cpp, compiled here and now by g++, where there is one.</summary>
internal sealed unsafe class NativePeer
{
    private readonly nint _library;

    private NativePeer(nint library) => _library = library;

    /// <summary>Why there is none, or null.</summary>
    public static string? Problem { get; private set; }

    public static NativePeer? TryCompile()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Peers", "losses.cpp");
        string library = Path.Combine(AppContext.BaseDirectory, "losses.so");
        try
        {
            ProcessStartInfo start = new("g++", ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", library, source])
            {
                RedirectStandardError = true,
            };
            using Process compiler = Process.Start(start)!;
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            if (compiler.ExitCode == 0) return new(NativeLibrary.Load(library));
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
        var function = (delegate* unmanaged<float*, float*, float*, nint, double>)NativeLibrary.GetExport(_library, name);
        return (predictions, targets, gradients) =>
        {
            fixed (float* first = predictions, second = targets, third = gradients) return function(first, second, third, predictions.Length);
        };
    }
}
