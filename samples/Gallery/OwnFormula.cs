using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Gallery;

/// <summary>A formula as somebody types it, and the file that declares its loss.</summary>
/// <param name="Source">The whole file.</param>
/// <param name="Start">Where the typed text begins in it.</param>
/// <param name="Declaration">The declared method, for readers.</param>
/// <param name="Defaults">The formula's numbers with defaults, which the method has as parameters.</param>
internal sealed record OwnFormula(string Source, int Start, string Declaration, IReadOnlyDictionary<string, double> Defaults)
{
    private const string Head = "using System;\nusing LossGen;\n\npublic static partial class Losses\n{\n";
    private const int Classes = 3;

    /// <summary>Declares the loss of the last method in the text; numbers without a default are elements of spans.</summary>
    /// <param name="typed">C#: a static method, and what it calls.</param>
    /// <returns>The file, or null where no method is to be seen yet.</returns>
    public static OwnFormula? Of(string typed)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(Head + typed + "\n}\n").GetCompilationUnitRoot();
        MethodDeclarationSyntax? method = root.DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(t => t.Members).OfType<MethodDeclarationSyntax>().LastOrDefault();
        if (method is null) return null;

        string type = method.ReturnType.ToString() == "double" ? "double" : "float";
        ParameterSyntax[] parameters = [.. method.ParameterList.Parameters];
        bool hasRows = parameters.Any(IsRow);
        string[] declared = [.. parameters.Where(p => p.Default is null).Select(p => IsRow(p) ? $"{p.Type} {p.Identifier}" : $"ReadOnlySpan<{p.Type}> {p.Identifier}")];
        string[] numbers = [.. parameters.Where(IsNumber).Select(p => $"{p.Type} {p.Identifier}")];
        string first = parameters.FirstOrDefault(p => p.Default is null)?.Identifier.ValueText is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : "";
        string[] gradient = first.Length > 0 ? [$"Span<{type}> grad{first}"] : [];
        string columns = hasRows ? $", Classes = {Classes}" : "";
        string declaration = $"[Loss(nameof({method.Identifier}){columns})]\npublic static partial {type} {method.Identifier}Loss({string.Join(", ", [.. declared, .. numbers, .. gradient])});";
        return new(
            Head + typed + "\n\n    " + declaration + "\n}\n",
            Head.Length,
            declaration,
            parameters.Where(IsNumber).GroupBy(p => p.Identifier.ValueText).ToDictionary(g => g.Key, g => Value(g.First().Default!.Value)));
    }

    private static bool IsRow(ParameterSyntax parameter) => parameter.Type is GenericNameSyntax { Identifier.ValueText: "ReadOnlySpan" };

    private static bool IsNumber(ParameterSyntax parameter) => parameter.Default is not null && parameter.Type?.ToString() is "float" or "double";

    private static double Value(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: IConvertible number } when number is not string and not bool => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture),
        PrefixUnaryExpressionSyntax { Operand: { } operand } negative when negative.IsKind(SyntaxKind.UnaryMinusExpression) => -Value(operand),
        _ => 1,
    };
}
