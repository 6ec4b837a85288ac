using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Generator.Declarations;

/// <summary>Finds a declaration's documentation comment in its trivia, where it is even when the compiler was not asked to parse it.</summary>
internal static class DocumentationComment
{
    /// <summary>The lines, with neither slashes nor indentation.</summary>
    public static EquatableArray<string> Read(SyntaxNode declaration, Compilation compilation)
    {
        List<string> lines = [];
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia:
                case SyntaxKind.SingleLineCommentTrivia:
                    AddSlashed(Text(trivia, compilation), lines);
                    break;
                case SyntaxKind.MultiLineDocumentationCommentTrivia:
                case SyntaxKind.MultiLineCommentTrivia:
                    AddStarred(Text(trivia, compilation), lines);
                    break;
            }
        }

        return lines.ToEquatableArray();
    }

    /// <summary>References are written as documentation ids: the emitted file has none of the user's usings that they were found by.</summary>
    private static string Text(SyntaxTrivia trivia, Compilation compilation)
    {
        string text = trivia.ToFullString();
        if (trivia.GetStructure() is not { } structure) return text;
        foreach (XmlCrefAttributeSyntax reference in structure.DescendantNodes().OfType<XmlCrefAttributeSyntax>().Reverse())
        {
            ISymbol? symbol = compilation.GetSemanticModel(reference.SyntaxTree).GetSymbolInfo(reference.Cref).Symbol;
            if (symbol?.GetDocumentationCommentId() is not { } id) continue;
            TextSpan span = reference.Cref.Span;
            text = text.Remove(span.Start - structure.FullSpan.Start, span.Length).Insert(span.Start - structure.FullSpan.Start, id);
        }

        return text;
    }

    private static void AddSlashed(string text, List<string> lines)
    {
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (IsSlashed(trimmed)) lines.Add(WithoutMargin(trimmed.Substring(3)));
        }
    }

    private static void AddStarred(string text, List<string> lines)
    {
        if (!text.StartsWith("/**") || text.Length < 5 || text[3] == '*' || !text.EndsWith("*/")) return;
        foreach (string line in text.Substring(3, text.Length - 5).Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith("*")) trimmed = trimmed.Substring(1);
            trimmed = WithoutMargin(trimmed);
            if (trimmed.Length > 0) lines.Add(trimmed);
        }
    }

    private static bool IsSlashed(string line) => line.StartsWith("///") && !(line.Length > 3 && line[3] == '/');

    private static string WithoutMargin(string line) => line.StartsWith(" ") ? line.Substring(1) : line;
}
