using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Analyzers.Transfer;

/// <summary>What a method does that nothing but its name tells about.</summary>
internal static class FunctionNames
{
    private static readonly IReadOnlyDictionary<string, Operator> Table = new Dictionary<string, Operator>
    {
        ["softmax"] = Operator.Softmax,
        ["logsoftmax"] = Operator.LogSoftmax,
        ["sigmoid"] = Operator.Sigmoid,
        ["expit"] = Operator.Sigmoid,
        ["onehot"] = Operator.OneHot,
        ["onehotencode"] = Operator.OneHot,
        ["onehotencoding"] = Operator.OneHot,
        ["argmax"] = Operator.ArgMax,
    };

    /// <summary>Words that say how or where it is done, and not what.</summary>
    private static readonly string[] Before = ["apply", "compute", "calculate", "stable", "batch", "row", "rowwise", "to"];

    private static readonly string[] After = ["inplace", "rows", "rowwise", "batch", "perrow", "forward", "async", "stable"];

    public static IEnumerable<string> Names => Table.Keys;

    /// <summary>The operator; <see cref="Operator.Unknown"/> where the name says nothing.</summary>
    public static Operator Find(string method)
    {
        string name = method.Replace("_", "").ToLowerInvariant();
        if (Table.TryGetValue(name, out Operator found)) return found;
        if (Before.FirstOrDefault(word => name.StartsWith(word, StringComparison.Ordinal)) is { } before) name = name.Substring(before.Length);
        if (After.FirstOrDefault(word => name.EndsWith(word, StringComparison.Ordinal)) is { } after) name = name.Substring(0, name.Length - after.Length);
        return Table.TryGetValue(name, out found) ? found : Operator.Unknown;
    }
}
