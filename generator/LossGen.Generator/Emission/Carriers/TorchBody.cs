using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of one form of a loss of torch's tensors: checks of shapes, the tensors as spans, the call of a method of spans, and the result.</summary>
internal sealed class TorchBody : TensorBody
{
    private readonly TensorLoss _tensors;
    private readonly string _name;
    private readonly string _call;

    /// <param name="code">Receives the text.</param>
    /// <param name="method">The form's method.</param>
    /// <param name="tensors">The loss.</param>
    /// <param name="form">The form.</param>
    public TorchBody(CodeWriter code, MethodShape method, TensorLoss tensors, TensorForm form)
        : base(code, method, form)
    {
        _name = method.Name;
        _tensors = tensors;
        _call = Names.Local("call");
    }

    private string Computed => "ScalarType." + (Loss.ElementType == Dtype.Double ? "Float64" : "Float32");

    public void Write()
    {
        string recordsGraph = _tensors.ReturnsTensor ? "true" : "false";
        Code.Line($"using TorchCall {_call} = new({Computed}, recordsGraph: {recordsGraph});");
        WriteShapes();
        foreach (ParameterRole tensor in Tensors.Where(t => !TensorCore.IsWritten(t))) WriteTensor(tensor, Read(tensor));
        foreach (ParameterRole tensor in Tensors.Where(TensorCore.IsWritten)) WriteTensor(tensor, Output(tensor));
        if (_tensors.ReturnsTensor) WriteGraph();
        else WritePlain();
    }

    protected override string Shape(ParameterRole tensor, string local) => $"long[] {local} = {_call}.Shape({Names.Code(tensor)}, {BodyNames.Text(tensor)});";

    protected override string Span(ParameterRole tensor, string element) => $"TorchTensors.Span<{element}>({Values[tensor.Name]})";

    private void WriteTensor(ParameterRole tensor, string value)
    {
        string local = Names.Local(tensor.Name + "Values");
        Values.Add(tensor.Name, local);
        Code.Line($"Tensor {local} = {_call}.{value};");
    }

    private string Read(ParameterRole tensor)
    {
        string argument = $"{Names.Code(tensor)}, {BodyNames.Text(tensor)}";
        if (tensor.Role == RoleKind.PosWeights)
        {
            return $"Broadcast({argument}, {TensorLayout.Check}Trailing({ShapeAndName(tensor)}, {ShapeAndName(Owner)}))";
        }

        string moved = IsMoved(tensor) ? $", {Axes}.IsMoved" : "";
        if (tensor.Integer is { } integer) return $"Integers({argument}, ScalarType.{(integer == "int" ? "Int32" : "Int64")}{moved})";
        bool isComputed = tensor.Role == RoleKind.Input && Loss.Kind.Inputs[tensor.Index].IsComputed;
        return $"{(isComputed ? "Input" : "Constant")}({argument}{moved})";
    }

    private string Output(ParameterRole tensor)
    {
        string input = tensor.Role == RoleKind.Gradient ? ", " + Names.Code(Names.Find(RoleKind.Input, tensor.Index)!) : "";
        return $"Output({Names.Code(tensor)}, {BodyNames.Text(tensor)}{input}{(IsMoved(tensor) ? $", {Axes}.IsMoved" : "")})";
    }

    private void WritePlain()
    {
        string call = Core(TensorCore.LossSuffix, Form.Loss);
        if (Loss.ReturnType is not { } type)
        {
            Code.Line(call + ";");
            Code.Line($"{_call}.Finish();");
            return;
        }

        string loss = Names.Local("loss");
        Code.Line($"double {loss} = {call};");
        Code.Line($"{_call}.Finish();");
        Code.Line(type == Dtype.Double ? $"return {loss};" : $"return ({type.QualifiedName()}){loss};");
    }

    private void WriteGraph()
    {
        using (Code.Block($"if ({_call}.NeedsGradient)"))
        {
            foreach (ParameterRole gradient in Form.Gradients!.Parameters.Skip(Loss.Parameters.Count).Where(p => p.Role == RoleKind.Gradient))
            {
                string local = Names.Local(gradient.Name);
                Values.Add(gradient.Name, local);
                Code.Line($"Tensor {local} = {_call}.Gradient({Values[Names.Find(RoleKind.Input, gradient.Index)!.Name]});");
            }

            WriteReturn(TensorCore.GradientsSuffix, Form.Gradients!);
        }

        Code.Line();
        WriteReturn(TensorCore.LossSuffix, Form.Loss);
    }

    private void WriteReturn(string suffix, LossMethod core)
    {
        if (core.ReturnType is not null)
        {
            Code.Line($"return {_call}.Return({Core(suffix, core)});");
            return;
        }

        string name = core.Parameters.First(p => p.Role == RoleKind.Losses).Name;
        string losses = Names.Local(name);
        Values[name] = losses;
        Code.Line($"Tensor {losses} = {_call}.Losses({Layout.Losses(Axes)});");
        Code.Line(Core(suffix, core) + ";");
        Code.Line($"return {_call}.Return();");
    }

    private string Core(string suffix, LossMethod core) => $"{_name}{suffix}({Arguments(core)})";
}
