using System.Collections.Generic;
using Basic.Reference.Assemblies;
using LossGen.Gallery;
using Microsoft.CodeAnalysis;

namespace LossGen.Explorer;

/// <summary>What code in the page is compiled against: few assemblies, since each is read before the first answer.</summary>
internal static class References
{
    private static Workbench? _workbench;

    /// <summary>The compiler, started when it is first asked for.</summary>
    public static Workbench Workbench => _workbench ??= new(All());

    private static IEnumerable<MetadataReference> All()
    {
        yield return Net100.References.SystemRuntime;
        yield return Net100.References.SystemRuntimeIntrinsics;
        yield return Net100.References.SystemMemory;
        yield return Net100.References.SystemRuntimeInteropServices;
        yield return Net100.References.SystemCollections;
        using System.IO.Stream library = typeof(References).Assembly.GetManifestResourceStream("LossGen.dll")!;
        yield return MetadataReference.CreateFromStream(library);
    }
}
