using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Emission;

/// <summary>Writes the conversion of labels that are stored as integers or bool to the numbers that they are compared as.</summary>
internal static class StoredLabels
{
    public static void Write(CodeWriter code, BodyNames names, LossMethod loss)
    {
        foreach (ParameterRole labels in loss.Parameters.Where(p => p.StoredAs is not null))
        {
            string element = loss.ElementType.QualifiedName(), given = names.Code(labels), numbers = names.Local("numbers");
            code.Line($"using {SourceFile.Library}Scratch<{element}> {numbers} = new({given}.Length);");
            code.Line(labels.StoredAs == "bool"
                ? $"{SourceFile.Library}LabelConversion.FromBool<{element}>({given}, {numbers}.Span, hasSigns: {(HasSigns(loss, labels) ? "true" : "false")});"
                : $"{SourceFile.Library}LabelConversion.FromInteger<{labels.StoredAs}, {element}>({given}, {numbers}.Span);");
            names.Replace(labels, numbers + ".Span");
        }
    }

    // What is false is −1, unless the kind turns 0 into that itself.
    private static bool HasSigns(LossMethod loss, ParameterRole labels) =>
        loss.Kind.Inputs[labels.Index].Holds == ValueKind.SignLabels
        && !loss.Settings.Concat(loss.Kernel.Terms.SelectMany(t => t.Options)).Any(o => o is { Name: "ZeroOneLabels", Value: not 0 });
}
