using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes what happens where no memory is given for a gradient: it goes to scratch. The method calls itself, so that other calls are spared all but the question.</summary>
internal static class SkippedGradients
{
    public static void Write(CodeWriter code, MethodShape method, LossMethod loss)
    {
        string element = loss.ElementType.QualifiedName();
        IReadOnlyList<string> names = [.. method.Parameters.Select(p => p.Name)];
        for (int i = 0; i < names.Count; i++)
        {
            ParameterRole gradient = loss.Parameters[i];
            if (gradient.Role != RoleKind.Gradient) continue;
            string input = names[loss.Parameters.ToList().FindIndex(p => p.Role == RoleKind.Input && p.Index == gradient.Index)], skipped = "skipped";
            while (names.Contains(skipped)) skipped += "_";
            using (code.Block($"if ({names[i]}.IsEmpty && !{input}.IsEmpty)"))
            {
                code.Line($"using {SourceFile.Library}Scratch<{element}> {skipped} = new({input}.Length);");
                string call = $"{method.Name}({string.Join(", ", names.Select((n, j) => j == i ? skipped + ".Span" : n))});";
                code.Line(method.ReturnType == "void" ? call : "return " + call);
                if (method.ReturnType == "void") code.Line("return;");
            }

            code.Line();
        }
    }
}
