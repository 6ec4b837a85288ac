using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace LossGen.Generator.Tests;

/// <summary>A compiled consumer, loaded until disposed of. LossGen itself is the tests' own.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Consumer", isCollectible: true);

    public LoadedAssembly(byte[] image) => Assembly = _context.LoadFromStream(new MemoryStream(image));

    public Assembly Assembly { get; }

    /// <summary>A static method that takes arrays and numbers, as reflection can call it.</summary>
    public object? Invoke(string type, string method, params object?[] arguments) =>
        Find(type).GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    public Type Find(string type) => Assembly.GetType(type) ?? throw new KeyNotFoundException(type);

    public void Dispose() => _context.Unload();
}
