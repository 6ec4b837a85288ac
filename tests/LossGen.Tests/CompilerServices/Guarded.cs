using System;
using System.Linq;
using Xunit;

namespace LossGen.Tests.CompilerServices;

/// <summary>A span in the middle of a larger array whose other elements must stay as they are.</summary>
internal sealed class Guarded<T>
    where T : unmanaged, IEquatable<T>
{
    private const int Margin = 67;
    private readonly T[] _room;
    private readonly T _guard;
    private readonly int _length;

    public Guarded(int length, T guard)
    {
        _room = Enumerable.Repeat(guard, length + 2 * Margin).ToArray();
        _guard = guard;
        _length = length;
    }

    public Guarded(T[] values, T guard)
        : this(values.Length, guard) =>
        values.CopyTo(Span);

    public Span<T> Span => _room.AsSpan(Margin, _length);

    public void AssertIntact()
    {
        Assert.All(_room[..Margin], value => Assert.Equal(_guard, value));
        Assert.All(_room[(Margin + _length)..], value => Assert.Equal(_guard, value));
    }
}
