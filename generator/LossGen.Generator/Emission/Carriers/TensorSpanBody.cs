using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes the body of a loss of the framework's tensor spans: checks of shapes, the tensors as spans, and the call of a method of spans.</summary>
internal sealed class TensorSpanBody(CodeWriter code, MethodShape method, TensorForm form) : TensorBody(code, method, form)
{
    private const string Memory = SourceFile.Library + "StridedMemory.";

    private readonly Dictionary<string, string> _copies = [];

    /// <param name="core">The method of spans.</param>
    public void Write(string core)
    {
        WriteShapes();
        foreach (ParameterRole tensor in Tensors)
        {
            string name = Names.Code(tensor), element = TensorCore.Element(tensor, Loss)!;
            string values = Names.Local(tensor.Name + "Values"), copy = Names.Local(tensor.Name + "Copy");
            Values.Add(tensor.Name, values);
            _copies.Add(tensor.Name, copy + ".Span");
            Code.Line($"using {SourceFile.Library}Scratch<{element}> {copy} = new({Memory}CopyLength({name}.Lengths, {name}.Strides, {name}.FlattenedLength, {Moved(tensor)}));");
            Code.Line(TensorCore.IsWritten(tensor)
                ? $"global::System.Span<{element}> {values} = {Memory}Write(ref {First(name)}, {name}.FlattenedLength, {copy}.Span);"
                : $"global::System.ReadOnlySpan<{element}> {values} = {Memory}Read(in {First(name)}, {name}.Lengths, {name}.Strides, {name}.FlattenedLength, {Moved(tensor)}, {copy}.Span);");
        }

        string call = $"{core}({Arguments(Form.Loss)});";
        string? loss = Loss.ReturnType is null ? null : Names.Local("loss");
        Code.Line(loss is null ? call : $"{Loss.ReturnType!.Value.QualifiedName()} {loss} = {call}");
        foreach (ParameterRole tensor in Tensors.Where(TensorCore.IsWritten))
        {
            string name = Names.Code(tensor), element = TensorCore.Element(tensor, Loss)!;
            Code.Line($"{Memory}Finish<{element}>(ref {First(name)}, {name}.Lengths, {name}.Strides, {Moved(tensor)}, {_copies[tensor.Name]});");
        }

        if (loss is not null) Code.Line($"return {loss};");
    }

    protected override string AxesSuffix => ".WithoutScalars()";

    protected override string Shape(ParameterRole tensor, string local)
    {
        string name = Names.Code(tensor);
        string room = $"stackalloc long[{name}.Rank + 1]";
        return $"global::System.ReadOnlySpan<long> {local} = {TensorLayout.Check}Shape({name}.Lengths, {name}.FlattenedLength, {BodyNames.Text(tensor)}, {room});";
    }

    protected override string Span(ParameterRole tensor, string element) => Values[tensor.Name];

    private static string First(string name) => name + ".GetPinnableReference()";

    private string Moved(ParameterRole tensor) => IsMoved(tensor) ? Axes + ".IsMoved" : "false";
}
