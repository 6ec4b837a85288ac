using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace LossGen.Robustness.Tests;

/// <summary>
/// A span argument with poison on both sides, of which one is followed by a page that nobody may touch: reading there ends the process, and what was called is on the stack.
/// </summary>
internal sealed unsafe class GuardedMemory<T> : MemoryManager<T>, IGuarded
    where T : unmanaged
{
    private const int Page = 4096;
    private const int NoAccess = 0, ReadAndWrite = 3;

    private readonly byte* _memory;
    private readonly byte* _start;
    private readonly int _length;
    private readonly int _pages;
    private readonly byte _poison;

    /// <param name="values">What is in it.</param>
    /// <param name="poison">The byte that is around it.</param>
    /// <param name="isAtEnd">Whether the forbidden page is right behind it, rather than right before.</param>
    public GuardedMemory(ReadOnlySpan<T> values, byte poison, bool isAtEnd)
    {
        _length = values.Length;
        _poison = poison;
        _pages = values.Length * sizeof(T) / Page + 2;
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)((_pages + 2) * Page), Page);
        new Span<byte>(_memory, (_pages + 2) * Page).Fill(poison);
        _start = isAtEnd ? _memory + (_pages + 1) * Page - values.Length * sizeof(T) : _memory + Page;
        values.CopyTo(new Span<T>(_start, _length));
        Protect(NoAccess);
    }

    public object Argument => Memory;

    public byte[] Content => MemoryMarshal.AsBytes(GetSpan()).ToArray();

    public bool IsIntact
    {
        get
        {
            byte* end = _start + _length * sizeof(T), first = _memory + Page, last = _memory + (_pages + 1) * Page;
            return !new ReadOnlySpan<byte>(first, (int)(_start - first)).ContainsAnyExcept(_poison)
                && !new ReadOnlySpan<byte>(end, (int)(last - end)).ContainsAnyExcept(_poison);
        }
    }

    public override Span<T> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex * sizeof(T));

    public override void Unpin()
    {
    }

    void IDisposable.Dispose()
    {
        Protect(ReadAndWrite);
        NativeMemory.AlignedFree(_memory);
    }

    protected override void Dispose(bool disposing)
    {
    }

    private void Protect(int access)
    {
        if (!OperatingSystem.IsLinux()) return;
        if (NativeMethods.Protect(_memory, Page, access) != 0 || NativeMethods.Protect(_memory + (_pages + 1) * Page, Page, access) != 0)
        {
            throw new InvalidOperationException("A page cannot be protected.");
        }
    }
}

/// <summary>The same, whatever its type.</summary>
internal interface IGuarded : IDisposable
{
    /// <summary>The boxed <see cref="Memory{T}"/>.</summary>
    object Argument { get; }

    byte[] Content { get; }

    /// <summary>Whether the poison is still there.</summary>
    bool IsIntact { get; }
}

internal static unsafe class NativeMethods
{
    [DllImport("libc", EntryPoint = "mprotect")]
    public static extern int Protect(void* address, nint length, int access);
}
