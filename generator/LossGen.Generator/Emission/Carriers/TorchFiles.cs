using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace LossGen.Generator.Emission;

/// <summary>The files that losses of torch's tensors share, each once in a compilation that has such losses.</summary>
internal static class TorchFiles
{
    private static readonly string[] Names = ["TorchCall", "TorchTensors"];

    /// <summary>The name and text of each.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } = [.. Names.Select(n => (n + ".g.cs", Read(n + ".cs")))];

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
