using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LossGen.Package.Tests;

/// <summary>An assembly as it lies in the package, read without loading it.</summary>
internal sealed record PackagedAssembly(string Path, IReadOnlyList<string> References, string SymbolPath, bool IsReproducible)
{
    public static PackagedAssembly Read(string package, string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using var content = new MemoryStream();
        using (Stream entry = archive.GetEntry(path)!.Open()) entry.CopyTo(content);
        content.Position = 0;

        using var reader = new PEReader(content);
        MetadataReader metadata = reader.GetMetadataReader();
        DebugDirectoryEntry[] debug = [.. reader.ReadDebugDirectory()];
        return new(
            path,
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            reader.ReadCodeViewDebugDirectoryData(debug.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Path,
            debug.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible));
    }

    /// <summary>The references that do not start with any of the prefixes.</summary>
    public IEnumerable<string> ReferencesBeyond(params IEnumerable<string> prefixes) =>
        References.Where(name => !prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
}
