using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LossGen.Generator.Tests;

/// <summary>Calls a loss method: arguments by name, spans as <see cref="Memory{T}"/>.</summary>
internal delegate object? LossCall(IReadOnlyDictionary<string, object> arguments);

/// <summary>Many loss methods in one compilation, each distinct declaration once: compiling is what tests of emitted code spend their time on.</summary>
internal sealed class LossBatch : IDisposable
{
    private const string Losses = "Losses";
    private const string Adapters = "Adapters";

    private readonly Dictionary<LossText, LossCall> _calls;
    private readonly LoadedAssembly _assembly;

    /// <param name="texts">The methods.</param>
    /// <param name="more">Other sources, such as the formulas that they name.</param>
    public LossBatch(IEnumerable<LossText> texts, params string[] more)
    {
        Dictionary<LossText, string> names = texts.Distinct().Select((t, i) => (Text: t, Name: "M" + i)).ToDictionary(p => p.Text, p => p.Name);
        Compilation = LossCompilation.Of([Source(names), .. more]);
        _assembly = Compilation.Load();
        Type adapters = _assembly.Find(Adapters);
        _calls = names.ToDictionary(p => p.Key, p => adapters.GetMethod(p.Value)!.CreateDelegate<LossCall>());
    }

    public LossCompilation Compilation { get; }

    public LossCall this[LossText text] => _calls[text];

    public void Dispose() => _assembly.Dispose();

    private static string Source(Dictionary<LossText, string> names)
    {
        StringBuilder source = new($$"""
            using System;
            using System.Collections.Generic;
            using LossGen;

            /// <summary>The losses.</summary>
            public static partial class {{Losses}}
            {

            """);
        foreach ((LossText text, string name) in names) source.Append(text.Declare(name));
        source.Append($$"""
            }

            internal static class {{Adapters}}
            {

            """);
        foreach ((LossText text, string name) in names) source.Append(text.Adapt(Losses, name));
        return source.Append("}\n").ToString();
    }
}
