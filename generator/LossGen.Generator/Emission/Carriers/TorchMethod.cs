using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes a loss of torch's tensors: the user's method calls the form that fits, which calls a method of spans.</summary>
internal static class TorchMethod
{
    private const string Indices = "OfIndices", Values = "OfValues";

    /// <summary>Writes the body of the user's method.</summary>
    public static void WriteCall(CodeWriter code, MethodShape method, TensorLoss tensors)
    {
        string arguments = string.Join(", ", method.Parameters.Select(p => p.Name));
        string type = $"global::{KernelNames.Namespace}.{TypeName(method)}.";
        string result = method.ReturnType == "void" ? "" : "return ";
        if (tensors.Forms.Count == 1)
        {
            code.Line($"{result}{type}{Name(tensors.Forms[0])}({arguments});");
            return;
        }

        LossMethod loss = tensors.Forms[0].Method;
        BodyNames names = new(method, loss);
        ParameterRole input = names.Find(RoleKind.Input)!, targets = names.Find(RoleKind.Input, 1)!;
        string areIndices = $"global::{KernelNames.Namespace}.TorchTensors.AreIndices("
            + $"{names.Code(targets)}, {BodyNames.Text(targets)}, {names.Code(input)}, {BodyNames.Text(input)})";
        code.Line($"if ({areIndices}) {result}{type}{Indices}({arguments});");
        code.Line($"{(result.Length > 0 ? result : "else ")}{type}{Values}({arguments});");
    }

    /// <summary>Writes the type with the forms, which no other file sees.</summary>
    public static void WriteForms(CodeWriter code, MethodShape method, TensorLoss tensors)
    {
        code.Line();
        using (code.Block("namespace " + KernelNames.Namespace))
        {
            code.Line("using Tensor = global::TorchSharp.torch.Tensor;");
            code.Line("using ScalarType = global::TorchSharp.torch.ScalarType;");
            code.Line();
            using (code.Block("file static class " + TypeName(method)))
            {
                for (int i = 0; i < tensors.Forms.Count; i++)
                {
                    if (i > 0) code.Line();
                    WriteForm(code, method, tensors, tensors.Forms[i]);
                }
            }
        }
    }

    private static void WriteForm(CodeWriter code, MethodShape method, TensorLoss tensors, TensorForm form)
    {
        MethodShape shape = method with { Name = Name(form) };
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{p.Type} {p.Name}"));
        using (code.Block($"internal static {method.ReturnType} {shape.Name}({parameters})")) new TorchBody(code, shape, tensors, form).Write();
        WriteCore(code, TorchCore.Of(method, form.Loss, Name(form) + TorchCore.LossSuffix), form.Loss);
        if (form.Gradients is { } gradients) WriteCore(code, TorchCore.Of(method, gradients, Name(form) + TorchCore.GradientsSuffix), gradients);
    }

    private static void WriteCore(CodeWriter code, MethodShape shape, LossMethod loss)
    {
        code.Line();
        string parameters = string.Join(", ", shape.Parameters.Select(p => $"{p.Type} {p.Name}"));
        using (code.Block($"private static {shape.ReturnType} {shape.Name}({parameters})")) LossBody.Write(code, shape, loss);
    }

    private static string Name(TensorForm form) =>
        form.Method.Parameters.Any(p => p.Role == RoleKind.Input && p.Integer is not null) ? Indices : Values;

    private static string TypeName(MethodShape method) =>
        string.Concat(method.Name.Where(c => char.IsLetterOrDigit(c) || c == '_')) + "_" + Fingerprint.Of(method.Key);
}
