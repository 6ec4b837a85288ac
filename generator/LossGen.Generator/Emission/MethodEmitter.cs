using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes the implementing part of a declared method inside its types.</summary>
internal static class MethodEmitter
{
    private static readonly string Attribute =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"{LossAttributeNames.Tool}\", \"{typeof(MethodEmitter).Assembly.GetName().Version}\")]";

    // Names of files have a limit, in bytes; the method's own is at the end.
    private const int LongestName = 64;

    public static string Emit(LossDeclaration declaration)
    {
        MethodShape method = declaration.Method;
        CodeWriter code = new();
        foreach (string line in SourceFile.MethodHeader) code.Line(line);
        if (method.Comment.Count > 0) code.Line(SourceFile.UserComment);

        Stack<IDisposable> open = new();
        if (method.Namespace.Length > 0) open.Push(code.Block("namespace " + method.Namespace));
        foreach (TypeShape type in method.Types) open.Push(code.Block($"partial {type.Keyword} {type.Name}"));

        foreach (string line in MethodComment.Of(declaration)) code.Line("/// " + line);
        code.Line(Attribute);
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{p.Modifiers}{p.Type} {p.Name}"));
        using (code.Block($"{method.Modifiers} {method.ReturnType} {method.Name}({parameters}) {method.Constraints}".TrimEnd()))
        {
            if (declaration.Tensors is { } tensors) TensorMethod.WriteCall(code, method, tensors);
            else if (declaration.Loss is { } loss)
            {
                SkippedGradients.Write(code, method, loss);
                LossBody.Write(code, method, loss);
            }
            else code.Line($"throw new global::System.NotSupportedException({Literal.Of(declaration.Refusal ?? "The declaration of this loss is not complete.")});");
        }

        while (open.Count > 0) open.Pop().Dispose();
        if (declaration.Tensors is { } forms) TensorMethod.WriteForms(code, method, forms);
        return code.ToString();
    }

    /// <summary>A file name that no other method has, also where names differ in case only.</summary>
    public static string HintName(MethodShape method)
    {
        IEnumerable<string> names = method.Types.Select(t => t.Name).Append(method.Name);
        string readable = string.Join(".", names.Select(n => string.Concat(n.Where(c => char.IsLetterOrDigit(c) || c == '_'))));
        readable = readable.Substring(Math.Max(0, readable.Length - LongestName));
        return $"{readable}.{Fingerprint.Of(method.Key)}.g.cs";
    }
}
