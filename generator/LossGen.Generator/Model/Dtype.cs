namespace LossGen.Generator.Model;

/// <summary>A floating-point type that losses may have.</summary>
internal enum Dtype
{
    Half,
    Single,
    Double,
}

/// <summary>How the types are written.</summary>
internal static class DtypeNames
{
    /// <summary>As a user writes it.</summary>
    public static string Keyword(this Dtype dtype) => dtype switch
    {
        Dtype.Half => "Half",
        Dtype.Single => "float",
        _ => "double",
    };

    /// <summary>As emitted code writes it, which imports nothing.</summary>
    public static string QualifiedName(this Dtype dtype) => dtype == Dtype.Half ? "global::System.Half" : dtype.Keyword();
}
