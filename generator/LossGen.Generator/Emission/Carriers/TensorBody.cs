using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>What the bodies of losses of all kinds of tensors have in common: checks of shapes, and calls of a method of spans.</summary>
internal abstract class TensorBody
{
    private readonly Dictionary<string, string> _shapes = [];

    protected TensorBody(CodeWriter code, MethodShape method, TensorForm form)
    {
        Code = code;
        Form = form;
        Names = new(method, form.Method);
        Layout = TensorLayout.Of(form.Method);
        Axes = Names.Local("axes");
    }

    protected CodeWriter Code { get; }

    protected TensorForm Form { get; }

    protected BodyNames Names { get; }

    protected TensorLayout Layout { get; }

    /// <summary>The local with the axes of the input that has them.</summary>
    protected string Axes { get; }

    /// <summary>The locals with the elements of each tensor, by its name.</summary>
    protected Dictionary<string, string> Values { get; } = [];

    protected LossMethod Loss => Form.Method;

    protected ParameterRole Owner => Names.Find(RoleKind.Input, Layout.Owner)!;

    protected IEnumerable<ParameterRole> Tensors => Loss.Parameters.Where(p => TensorCore.Element(p, Loss) is not null);

    /// <summary>The declaration of a local with the shape of a tensor.</summary>
    protected abstract string Shape(ParameterRole tensor, string local);

    /// <summary>What else is asked of the axes.</summary>
    protected virtual string AxesSuffix => "";

    /// <summary>The span of a role, as an argument.</summary>
    protected abstract string Span(ParameterRole tensor, string element);

    protected void WriteShapes()
    {
        foreach (ParameterRole tensor in Tensors)
        {
            string local = Names.Local(tensor.Name + "Shape");
            _shapes.Add(tensor.Name, local);
            Code.Line(Shape(tensor, local));
        }

        Code.Line($"{SourceFile.Library}TensorAxes {Axes} = {TensorLayout.Check}{Layout.Axes(ShapeAndName(Owner))}{AxesSuffix};");
        foreach (ParameterRole tensor in Tensors.Where(t => t != Owner))
        {
            if (Layout.ShapeCheck(tensor, Axes) is not { } check) continue;
            string other = tensor.Role == RoleKind.Gradient ? ShapeAndName(Names.Find(RoleKind.Input, tensor.Index)!)
                : tensor.Role == RoleKind.LayerWeights ? _shapes[Names.Find(RoleKind.LayerSizes)!.Name]
                : "";
            Code.Line($"{TensorLayout.Check}{string.Format(check, ShapeAndName(tensor), other)};");
        }
    }

    protected string ShapeAndName(ParameterRole tensor) => $"{_shapes[tensor.Name]}, {BodyNames.Text(tensor)}";

    protected bool IsMoved(ParameterRole tensor) =>
        Layout.HasMovedClasses && tensor.Role is RoleKind.Input or RoleKind.Gradient && Loss.Kind.Inputs[tensor.Index].Shape == InputShape.Elements;

    /// <summary>The arguments of a method of spans.</summary>
    protected string Arguments(LossMethod core) => string.Join(", ", core.Parameters.Select(p => Argument(p, core)));

    private string Argument(ParameterRole parameter, LossMethod core)
    {
        if (TensorCore.Element(parameter, core) is { } element) return Span(parameter, element);
        if (Loss.Parameters.Contains(parameter)) return Names.Code(parameter);
        if (parameter.Role == RoleKind.Samples) return $"{Axes}.{nameof(RoleKind.Samples)}";
        int fewer = Loss.Kind.FewerColumns;
        return $"{Axes}.{nameof(RoleKind.Columns)}" + (fewer == 0 ? "" : " + " + Literal.Of(fewer));
    }
}
