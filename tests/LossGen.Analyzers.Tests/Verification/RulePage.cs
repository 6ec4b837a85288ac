using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>The documentation of a rule.</summary>
internal sealed record RulePage(string Heading, string Wrong, string Right)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "docs");

    public static RulePage Read(string id)
    {
        string text = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        return new RulePage(text.Split('\n')[0], Code(text, "Wrong"), Code(text, "Right"));
    }

    private static string Code(string text, string section)
    {
        string code = Regex.Match(text, $@"## {section}\n\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        if (code.Length == 0) throw new InvalidOperationException($"The page has no code under '{section}'.");
        return code.Split('\n').Any(l => l.Contains(" class ")) ? "using System;\nusing LossGen;\n" + (code.Contains("using TorchSharp;") ? "" : "using System.Numerics.Tensors;\n") + "\n" + code : Sources.InClass(code);
    }
}
