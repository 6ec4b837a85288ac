using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using Library = System.Runtime.InteropServices.NativeLibrary;

namespace LossGen.Tensors.Tests;

/// <summary>
/// Makes TorchSharp's native part load where libstdc++ is older than GCC 13's (Debian 12). It asks for one symbol of GLIBCXX_3.4.32, std::ios_base_library_init;
/// std::ios_base::Init::Init(), which every libstdc++ has, does the same, so that a copy names that instead. Of these tests only.
/// </summary>
internal static class NativeLibrary
{
    [ModuleInitializer]
    internal static void Fit()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (!File.Exists(path) || Loads(path)) return;

        byte[] data = File.ReadAllBytes(path);
        Replace(data, "\0_ZSt21ios_base_library_initv\0"u8, "\0_ZNSt8ios_base4InitC1Ev\0"u8);
        Replace(data, "\0GLIBCXX_3.4.32\0"u8, "\0GLIBCXX_3.4\0"u8);

        // The version's hash in the table of needed versions.
        Replace(data, Version(0x0297F842), Version(0x08922974));

        // A new file: the old one may be a link to that of the package.
        string fitted = path + ".fitted";
        File.WriteAllBytes(fitted, data);
        File.Move(fitted, path, overwrite: true);
    }

    private static bool Loads(string path)
    {
        if (!Library.TryLoad(path, out nint handle)) return false;
        Library.Free(handle);
        return true;
    }

    private static byte[] Version(uint hash)
    {
        byte[] entry = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, hash);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(6), 18);
        return entry;
    }

    private static void Replace(Span<byte> data, ReadOnlySpan<byte> old, ReadOnlySpan<byte> replacement)
    {
        int at = data.IndexOf(old);
        if (at < 0 || data[(at + 1)..].IndexOf(old) >= 0)
        {
            throw new InvalidOperationException($"'{Encoding.ASCII.GetString(old)}' is not in the library exactly once: this knows TorchSharp 0.107.0 only.");
        }

        replacement.CopyTo(data[at..]);
        data.Slice(at + replacement.Length, old.Length - replacement.Length).Clear();
    }
}
