using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>The shape of a method of spans that computes a loss of tensors.</summary>
internal static class TorchCore
{
    public const string LossSuffix = "Loss", GradientsSuffix = "LossAndGradients";

    /// <param name="method">The user's method.</param>
    /// <param name="loss">What the method of spans computes.</param>
    /// <param name="name">Its name.</param>
    public static MethodShape Of(MethodShape method, LossMethod loss, string name) => method with
    {
        Name = name,
        ReturnType = loss.ReturnType?.QualifiedName() ?? "void",
        Parameters = loss.Parameters.Select((role, i) => Parameter(role, i < method.Parameters.Count ? method.Parameters[i] : null, loss)).ToEquatableArray(),
    };

    /// <summary>What a role is a span of; null where it is a number.</summary>
    public static string? Element(ParameterRole role, LossMethod loss) => role.Role switch
    {
        RoleKind.UpstreamScalar or RoleKind.Columns or RoleKind.Samples or RoleKind.Option or RoleKind.Weight => null,
        _ => role.Integer ?? loss.ElementType.QualifiedName(),
    };

    /// <summary>Whether the span of a role is written.</summary>
    public static bool IsWritten(ParameterRole role) => role.Role is RoleKind.Gradient or RoleKind.Losses;

    private static ParameterShape Parameter(ParameterRole role, ParameterShape? own, LossMethod loss)
    {
        string type = Element(role, loss) is not { } element ? own?.Type ?? "int" : (IsWritten(role) ? "global::System.Span<" : "global::System.ReadOnlySpan<") + element + ">";
        return new("", type, own?.Name ?? role.Name);
    }
}
