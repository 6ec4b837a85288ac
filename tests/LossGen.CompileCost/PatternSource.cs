using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LossGen.CompileCost;

/// <summary>Declarations of regular expressions such as programs have, no two alike: the measure of what a generator may cost.</summary>
internal static class PatternSource
{
    private static readonly string[] Patterns =
    [
        @"^\d{N}-\d{2}-\d{2}$",
        @"^[\w.+-]{1,N}@[\w-]+(\.[\w-]+)+$",
        @"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}|N$",
        @"\b(?:error|warning|fatal|N):\s*(?<message>.*)$",
        @"^https?://[^\s/$.?#][^\s]{0,N}$",
        @"^#?([a-f0-9]{6}|[a-f0-9]{3}|N)$",
        @"^(\+\d{1,2}\s)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}xN$",
        @"(?<year>\d{4})/(?<month>0[1-9]|1[0-2])/(?<day>[0-2]\d|3[01])TN",
        @"^\s*(?<key>[A-Za-z_]\w{0,N})\s*=\s*(?<value>.*?)\s*$",
        @"<(?<tag>\w+)[^>]*>(?<body>.*?)</\k<tag>>N",
        @"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,N})?$",
        @"""(?:[^""\\]|\\.){0,N}""",
        @"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,N}\b",
        @"^(?=.*[A-Z])(?=.*\d)(?=.*[^\w\s]).{8,N}$",
        @"\G(?:\s+|//[^\n]*|N)*",
        @"^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-N)?$",
    ];

    private static readonly string[] Options = ["", ", RegexOptions.IgnoreCase", ", RegexOptions.Multiline | RegexOptions.CultureInvariant"];

    public static IReadOnlyList<string> Methods(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => Declare(i, Patterns[i % Patterns.Length].Replace("N", (100 + i).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))),
    ];

    public static string File(IEnumerable<string> methods) => $$"""
        using System.Text.RegularExpressions;

        namespace Measured;

        internal static partial class Patterns
        {
        {{string.Join("\n\n", methods)}}
        }
        """;

    private static string Declare(int number, string pattern) =>
        $"    [GeneratedRegex(@\"{pattern.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{Options[number % Options.Length]})]\n    public static partial Regex Pattern{number.ToString(CultureInfo.InvariantCulture)}();";
}
