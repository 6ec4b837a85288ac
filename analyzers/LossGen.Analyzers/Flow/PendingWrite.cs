using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Flow;

/// <summary>
/// What a loop writes to memory element by element. The loop is taken to visit each element once: until it ends, it reads what was there before, except for
/// what it has written in the same round.
/// </summary>
/// <param name="Loop">The innermost loop around the write; of marks among zeros, the one in which all rows get theirs.</param>
/// <param name="Content">What is written.</param>
/// <param name="IsPartial">Whether some elements may be left as they are.</param>
/// <param name="IsEarlier">Whether it was written in a round before this one.</param>
internal sealed record PendingWrite(Loop Loop, Content Content, bool IsPartial, bool IsEarlier)
{
    public static PendingWrite? Join(PendingWrite? first, PendingWrite? second)
    {
        if (first is null) return second is null ? null : second with { IsPartial = second.IsPartial || !second.IsEarlier };
        if (second is null) return Join(second, first);
        if (first.Content.Holds == ValueKind.OneHot && second.Content.Holds != ValueKind.OneHot) return Join(second, first);
        return new PendingWrite(
            first.Loop,
            Marked(second.Content, first.Content) ?? Content.Join(first.Content, second.Content),
            first.IsPartial || second.IsPartial,
            first.IsEarlier || second.IsEarlier);
    }

    /// <summary>Ones that mark columns, and the numbers elsewhere: one-hot rows if those are zeros; null where they are not known.</summary>
    private static Content? Marked(Content marks, Content others)
    {
        if (marks.Holds != ValueKind.OneHot || others.Holds != ValueKind.Values || others.Numbers is not { } numbers) return null;
        return numbers.Is(0) ? marks : Content.Join(new Content { Numbers = Numbers.Of(1), Origin = marks.Origin }, others);
    }

    /// <summary>What is there once the loop has ended.</summary>
    public Content Commit(Content before)
    {
        if (!IsPartial) return Content;
        if (Marked(Content, before) is { } marked) return marked;
        Numbers? numbers = Numbers.Union(Content.Numbers, before.Numbers);
        if (numbers is not null) return new Content { Numbers = numbers, Origin = Content.Origin, Definition = Content.Definition };
        return Content.Holds != ValueKind.OneHot && Content.Kind == before.Kind && Content.Stage == before.Stage ? Content : Content.Of(Content.Definition);
    }
}
