using System.Collections.Concurrent;
using System.Collections.Generic;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>A row's C# for one type and one width, cut where the arguments go: statements are most of what is emitted.</summary>
internal sealed class TextTemplate
{
    // As many as the table has rows, for each width and type.
    private static readonly ConcurrentDictionary<(string Template, bool IsSingle, string? VectorClass), TextTemplate> All = new();

    // Text and numbers of arguments in turns.
    private readonly string[] _text;
    private readonly int[] _arguments;

    private TextTemplate(string template)
    {
        List<string> text = [];
        List<int> arguments = [];
        int done = 0;
        for (int i = template.IndexOf('{'); i >= 0; i = template.IndexOf('{', done))
        {
            text.Add(template.Substring(done, i - done));
            arguments.Add(template[i + 1] - '0');
            done = i + "{0}".Length;
        }

        text.Add(template.Substring(done));
        _text = [.. text];
        _arguments = [.. arguments];
    }

    public static TextTemplate Of(string template, Precision precision, Dialect dialect)
    {
        (string Template, bool IsSingle, string? VectorClass) key = (template, precision.IsSingle, dialect.VectorClass);
        if (All.TryGetValue(key, out TextTemplate? known)) return known;
        string text = template.Replace("{V}", dialect.VectorClass).Replace("{M}", precision.ScalarMath).Replace("{B}", "global::System.BitConverter")
            .Replace("{Int}", precision.IntegerName).Replace("{Real}", precision.RealName)
            .Replace("{int}", precision.Integer).Replace("{real}", precision.Real);
        return All[key] = new(text);
    }

    public string Fill(params string[] arguments)
    {
        string[] parts = new string[_text.Length + _arguments.Length];
        for (int i = 0; i < _text.Length; i++) parts[2 * i] = _text[i];
        for (int i = 0; i < _arguments.Length; i++) parts[2 * i + 1] = arguments[_arguments[i]];
        return string.Concat(parts);
    }
}
