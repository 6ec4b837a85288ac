using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests;

/// <summary>A loss method as a test declares it.</summary>
/// <param name="Attributes">The attributes, brackets included.</param>
/// <param name="ReturnType">The type returned.</param>
/// <param name="Parameters">In order.</param>
internal sealed record LossText(string Attributes, string ReturnType, IReadOnlyList<ParameterText> Parameters)
{
    /// <summary>All but the name: equal texts are one method.</summary>
    public string Signature => $"{Attributes} {ReturnType} ({string.Join(", ", Parameters.Select(p => p.Type + " " + p.Name))})";

    public string Declare(string name) => $"""
            /// <summary>{name}.</summary>
            {Attributes}
            public static partial {ReturnType} {name}({string.Join(", ", Parameters.Select(p => p.Type + " " + p.Name))});

        """;

    /// <summary>A method that takes its arguments by name, spans as memory: what reflection can call.</summary>
    public string Adapt(string type, string name)
    {
        string call = $"{type}.{name}({string.Join(", ", Parameters.Select(p => p.Unboxed))})";
        return ReturnType == "void"
            ? $$"""    public static object? {{name}}(IReadOnlyDictionary<string, object> given) { {{call}}; return null; }""" + "\n"
            : $"""    public static object? {name}(IReadOnlyDictionary<string, object> given) => {call};""" + "\n";
    }

    public bool Equals(LossText? other) => other is not null && Signature == other.Signature;

    public override int GetHashCode() => Signature.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A parameter of a loss method.</summary>
internal sealed record ParameterText(string Type, string Name)
{
    public static ParameterText Input(Dtype type, string name) => new($"ReadOnlySpan<{type.Keyword()}>", name);

    public static ParameterText Output(Dtype type, string name) => new($"Span<{type.Keyword()}>", name);

    public static ParameterText Scalar(Dtype type, string name) => new(type.Keyword(), name);

    public string Unboxed => Type.EndsWith('>')
        ? $"((Memory<{Type[(Type.IndexOf('<') + 1)..^1]}>)given[\"{Name}\"]).Span"
        : $"({Type})given[\"{Name}\"]";
}
