using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Intrinsics;

namespace LossGen.Generator.Tests.Widths;

/// <summary>An assembly that takes 512 bits for accelerated wherever it asks, on any machine. Its source would take long to compile again.</summary>
internal static class WideImage
{
    private const byte Call = 0x28, One = 0x17, Nop = 0x00;

    public static byte[] Of(byte[] image)
    {
        byte[] result = [.. image];
        using PEReader reader = new(new MemoryStream(image));
        MetadataReader metadata = reader.GetMetadataReader();
        byte[] call = [Call, .. BitConverter.GetBytes(MetadataTokens.GetToken(IsAccelerated(metadata)))];
        int replaced = 0;
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0))
        {
            int start = Offset(reader, method.RelativeVirtualAddress);
            Span<byte> body = result.AsSpan(start, reader.GetMethodBody(method.RelativeVirtualAddress).Size);
            for (int at = body.IndexOf(call); at >= 0; at = body.IndexOf(call), replaced++)
            {
                body.Slice(at, call.Length).Fill(Nop);
                body[at] = One;
            }
        }

        return replaced > 0 ? result : throw new InvalidOperationException("Nothing asks for 512 bits.");
    }

    private static MemberReferenceHandle IsAccelerated(MetadataReader metadata) => metadata.MemberReferences.Single(handle =>
    {
        MemberReference member = metadata.GetMemberReference(handle);
        return metadata.GetString(member.Name) == "get_" + nameof(Vector512.IsHardwareAccelerated)
            && member.Parent.Kind == HandleKind.TypeReference
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(Vector512);
    });

    private static int Offset(PEReader reader, int address)
    {
        SectionHeader section = reader.PEHeaders.SectionHeaders[reader.PEHeaders.GetContainingSectionIndex(address)];
        return address - section.VirtualAddress + section.PointerToRawData;
    }
}
