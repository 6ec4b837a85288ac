using System.Linq;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>
/// The only reader of attribute arguments: <see cref="TypedConstant.Value"/> throws for an array, and an argument with an error, a null or no member of its enumeration can stand anywhere.
/// </summary>
internal static class AttributeArguments
{
    /// <summary>A number, a flag, a text or the number of an enumeration's member; null where it is none of these.</summary>
    public static object? Scalar(this TypedConstant constant) => constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum ? constant.Value : null;

    /// <summary>A number; flags are 0 or 1, members of enumerations their number. Null where it is none of these.</summary>
    public static double? Number(this TypedConstant constant) => constant.Scalar() switch
    {
        double value => value,
        int value => value,
        bool value => value ? 1 : 0,
        _ => null,
    };

    /// <summary>The first argument of the constructor; null where it has none, or one that is no scalar.</summary>
    public static object? First(this AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Scalar();

    /// <summary>The argument of this name; null where it is not given, or no scalar.</summary>
    public static object? Named(this AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Scalar();
}
