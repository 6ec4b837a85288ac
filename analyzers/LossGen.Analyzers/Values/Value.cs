using System.Linq;
using LossGen.Generator;

namespace LossGen.Analyzers.Values;

/// <summary>What a variable or an expression has: a number, or a reference to memory.</summary>
internal sealed record Value
{
    public static readonly Value Unknown = new() { IsVague = true };

    /// <summary>What the number is, where it is one.</summary>
    public Content Content { get; init; } = Content.Unknown;

    /// <summary>The memory that may be referred to. A number that has some is a reference to an element.</summary>
    public EquatableArray<Cell> Cells { get; init; }

    /// <summary>Whether other memory than that may be referred to.</summary>
    public bool IsVague { get; init; }

    /// <summary>Whether it is a slice of that memory.</summary>
    public bool IsPart { get; init; }

    /// <summary>The parts of a tuple.</summary>
    public EquatableArray<Value> Elements { get; init; }

    /// <summary>The axes, of a tensor where they are known.</summary>
    public TensorShape? Shape { get; init; }

    public static Value Of(Content content) => new() { Content = content };

    public static Value Of(Cell cell) => new() { Cells = [cell] };

    /// <summary>What may be there where either may be.</summary>
    public static Value Join(Value first, Value second) => first == second ? first : new Value
    {
        Content = Content.Join(first.Content, second.Content),
        Cells = first.Cells == second.Cells ? first.Cells : first.Cells.Union(second.Cells).ToEquatableArray(),
        IsVague = first.IsVague || second.IsVague,
        IsPart = first.IsPart || second.IsPart,
        Shape = TensorShape.Join(first.Shape, second.Shape),
        Elements = first.Elements.Count == second.Elements.Count ? first.Elements.Zip(second.Elements, Join).ToEquatableArray() : [],
    };
}
