using System.IO;
using System.Linq;
using System.Reflection;

namespace Samples.Report;

/// <summary>Where to read what was generated.</summary>
internal static class GeneratedCode
{
    /// <summary>The folder, as seen from the current one; null where the sources are not at hand, as after publishing.</summary>
    public static string? Folder()
    {
        string root = typeof(GeneratedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "GeneratedCode").Value!;
        string? file = Directory.Exists(root) ? Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).FirstOrDefault() : null;
        return file is null ? null : Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetDirectoryName(file)!);
    }
}
