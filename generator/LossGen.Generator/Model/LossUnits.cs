using LossGen.Generator.Formulas;

namespace LossGen.Generator.Model;

/// <summary>What a kind has one loss of, in words.</summary>
internal static class LossUnits
{
    /// <summary>What there is one ℓ of.</summary>
    public static string Of(LossKind kind) => kind.Layout == LossLayout.Elements ? "element" : OfRows(kind);

    /// <summary>What a batch has as many of as rows.</summary>
    public static string Rows(LossKind kind) => kind.Layout == LossLayout.Groups ? "sample" : OfRows(kind);

    /// <summary>What there is one weight of.</summary>
    public static string Weighted(LossKind kind) => kind.Layout == LossLayout.Elements ? "element, or one per row" : OfRows(kind);

    /// <summary>All ℓ.</summary>
    public static string Losses(LossKind kind) => kind.Layout == LossLayout.Layers ? "the loss" : "the loss of every " + Of(kind);

    private static string OfRows(LossKind kind) => kind.Layout switch
    {
        LossLayout.Groups => "group",
        LossLayout.Layers => "sum",
        LossLayout.Sequences => "sequence",
        _ => "row",
    };
}
