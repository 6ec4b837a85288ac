using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of one form of a loss of torch's tensors: checks of shapes, the tensors as spans, the call of a method of spans, and the result.</summary>
internal sealed class TorchBody
{
    private readonly CodeWriter _code;
    private readonly MethodShape _method;
    private readonly TensorLoss _tensors;
    private readonly TensorForm _form;
    private readonly BodyNames _names;
    private readonly TensorLayout _layout;
    private readonly Dictionary<string, string> _shapes = [];
    private readonly Dictionary<string, string> _spans = [];
    private readonly string _call;
    private readonly string _axes;

    /// <param name="code">Receives the text.</param>
    /// <param name="method">The form's method.</param>
    /// <param name="tensors">The loss.</param>
    /// <param name="form">The form.</param>
    public TorchBody(CodeWriter code, MethodShape method, TensorLoss tensors, TensorForm form)
    {
        _code = code;
        _method = method;
        _tensors = tensors;
        _form = form;
        _names = new(method, form.Method);
        _layout = TensorLayout.Of(form.Method);
        _call = _names.Local("call");
        _axes = _names.Local("axes");
    }

    private LossMethod Loss => _form.Method;

    private string Computed => "ScalarType." + (Loss.ElementType == Dtype.Double ? "Float64" : "Float32");

    private IEnumerable<ParameterRole> Tensors => Loss.Parameters.Where(p => TorchCore.Element(p, Loss) is not null);

    public void Write()
    {
        string recordsGraph = _tensors.ReturnsTensor ? "true" : "false";
        _code.Line($"using TorchCall {_call} = new({Computed}, recordsGraph: {recordsGraph});");
        WriteShapes();
        foreach (ParameterRole tensor in Tensors.Where(t => !TorchCore.IsWritten(t))) WriteTensor(tensor, Read(tensor));
        foreach (ParameterRole tensor in Tensors.Where(TorchCore.IsWritten)) WriteTensor(tensor, Output(tensor));
        if (_tensors.ReturnsTensor) WriteGraph();
        else WritePlain();
    }

    private void WriteShapes()
    {
        foreach (ParameterRole tensor in Tensors)
        {
            string local = _names.Local(tensor.Name.TrimStart('@') + "Shape");
            _shapes.Add(tensor.Name, local);
            _code.Line($"long[] {local} = {_call}.Shape({_names.Code(tensor)}, {BodyNames.Text(tensor)});");
        }

        ParameterRole owner = _names.Find(RoleKind.Input, _layout.Owner)!;
        _code.Line($"{SourceFile.Library}TensorAxes {_axes} = {TensorLayout.Check}{_layout.Axes(ShapeAndName(owner))};");
        foreach (ParameterRole tensor in Tensors.Where(t => t != owner))
        {
            if (_layout.ShapeCheck(tensor, _axes) is not { } check) continue;
            string other = tensor.Role == RoleKind.Gradient ? ShapeAndName(_names.Find(RoleKind.Input, tensor.Index)!)
                : tensor.Role == RoleKind.LayerWeights ? _shapes[_names.Find(RoleKind.LayerSizes)!.Name]
                : "";
            _code.Line($"{TensorLayout.Check}{string.Format(check, ShapeAndName(tensor), other)};");
        }
    }

    private string ShapeAndName(ParameterRole tensor) => $"{_shapes[tensor.Name]}, {BodyNames.Text(tensor)}";

    private void WriteTensor(ParameterRole tensor, string value)
    {
        string local = _names.Local(tensor.Name.TrimStart('@') + "Values");
        _spans.Add(tensor.Name, local);
        _code.Line($"Tensor {local} = {_call}.{value};");
    }

    private string Read(ParameterRole tensor)
    {
        string argument = $"{_names.Code(tensor)}, {BodyNames.Text(tensor)}";
        if (tensor.Role == RoleKind.PosWeights)
        {
            ParameterRole owner = _names.Find(RoleKind.Input, _layout.Owner)!;
            return $"Broadcast({argument}, {TensorLayout.Check}Trailing({ShapeAndName(tensor)}, {ShapeAndName(owner)}))";
        }

        string moved = IsMoved(tensor) ? $", {_axes}.IsMoved" : "";
        if (tensor.Integer is { } integer) return $"Integers({argument}, ScalarType.{(integer == "int" ? "Int32" : "Int64")}{moved})";
        bool isComputed = tensor.Role == RoleKind.Input && Loss.Kind.Inputs[tensor.Index].IsComputed;
        return $"{(isComputed ? "Input" : "Constant")}({argument}{moved})";
    }

    private string Output(ParameterRole tensor)
    {
        string input = tensor.Role == RoleKind.Gradient ? ", " + _names.Code(_names.Find(RoleKind.Input, tensor.Index)!) : "";
        return $"Output({_names.Code(tensor)}, {BodyNames.Text(tensor)}{input}{(IsMoved(tensor) ? $", {_axes}.IsMoved" : "")})";
    }

    private bool IsMoved(ParameterRole tensor) =>
        _layout.HasMovedClasses && tensor.Role is RoleKind.Input or RoleKind.Gradient && Loss.Kind.Inputs[tensor.Index].Shape == InputShape.Elements;

    private void WritePlain()
    {
        string call = Core(TorchCore.LossSuffix, _form.Loss);
        if (Loss.ReturnType is not { } type)
        {
            _code.Line(call + ";");
            _code.Line($"{_call}.Finish();");
            return;
        }

        string loss = _names.Local("loss");
        _code.Line($"double {loss} = {call};");
        _code.Line($"{_call}.Finish();");
        _code.Line(type == Dtype.Double ? $"return {loss};" : $"return ({type.QualifiedName()}){loss};");
    }

    private void WriteGraph()
    {
        using (_code.Block($"if ({_call}.NeedsGradient)"))
        {
            foreach (ParameterRole gradient in _form.Gradients!.Parameters.Skip(Loss.Parameters.Count).Where(p => p.Role == RoleKind.Gradient))
            {
                string local = _names.Local(gradient.Name);
                _spans.Add(gradient.Name, local);
                _code.Line($"Tensor {local} = {_call}.Gradient({_spans[_names.Find(RoleKind.Input, gradient.Index)!.Name]});");
            }

            WriteReturn(TorchCore.GradientsSuffix, _form.Gradients!);
        }

        _code.Line();
        WriteReturn(TorchCore.LossSuffix, _form.Loss);
    }

    private void WriteReturn(string suffix, LossMethod core)
    {
        if (core.ReturnType is not null)
        {
            _code.Line($"return {_call}.Return({Core(suffix, core)});");
            return;
        }

        string name = core.Parameters.First(p => p.Role == RoleKind.Losses).Name;
        string losses = _names.Local(name);
        _spans[name] = losses;
        _code.Line($"Tensor {losses} = {_call}.Losses({_layout.Losses(_axes)});");
        _code.Line(Core(suffix, core) + ";");
        _code.Line($"return {_call}.Return();");
    }

    private string Core(string suffix, LossMethod core) => $"{_method.Name}{suffix}({string.Join(", ", core.Parameters.Select(p => Argument(p, core)))})";

    private string Argument(ParameterRole parameter, LossMethod core)
    {
        if (TorchCore.Element(parameter, core) is { } element) return $"TorchTensors.Span<{element}>({_spans[parameter.Name]})";
        if (Loss.Parameters.Contains(parameter)) return _names.Code(parameter);
        return $"{_axes}.{(parameter.Role == RoleKind.Columns ? nameof(RoleKind.Columns) : nameof(RoleKind.Samples))}";
    }
}
