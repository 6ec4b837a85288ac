using System;
using System.Text;

namespace LossGen.Generator.Emission;

/// <summary>Builds C# text: indented, with LF on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The size of the text as a file of UTF-8.</summary>
    public int Bytes { get; private set; }

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(text);
            Bytes += _depth * 4 + Encoding.UTF8.GetByteCount(text);
        }

        _text.Append('\n');
        Bytes++;
    }

    /// <summary>Lines that were written before, at the depth that they have now.</summary>
    public void Lines(CodeWriter written)
    {
        _text.Append(written._text);
        Bytes += written.Bytes;
    }

    /// <summary>Lines for this place, to be added by <see cref="Lines"/>.</summary>
    public CodeWriter Aside() => new() { _depth = _depth };

    /// <summary>A line, and what follows in braces until the result is disposed.</summary>
    /// <param name="header">The line before the braces.</param>
    /// <param name="after">What follows the closing brace on its line.</param>
    public IDisposable Block(string header, string after = "")
    {
        Line(header);
        return Scope(after);
    }

    /// <summary>What follows in braces until the result is disposed.</summary>
    /// <param name="after">What follows the closing brace on its line.</param>
    public IDisposable Scope(string after = "")
    {
        Line("{");
        _depth++;
        return new End(this, after);
    }

    public override string ToString() => _text.ToString();

    private sealed class End(CodeWriter writer, string after) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}" + after);
        }
    }
}
