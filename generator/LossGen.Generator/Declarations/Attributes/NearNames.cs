using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Declarations;

/// <summary>What a parameter is called that nearly has the name of a role: <c>pos_weight</c>, <c>weights</c>, <c>ignore_index</c>.</summary>
internal static class NearNames
{
    /// <summary>The role as it is declared, or null where none is near.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="isScalar">Whether the parameter is one number.</param>
    /// <param name="terms">The losses.</param>
    /// <param name="dtype">Their type.</param>
    public static string? Find(string name, bool isScalar, IReadOnlyList<LossTerm> terms, Dtype dtype) =>
        Declared(isScalar, terms, dtype).Where(d => d.Name != name && Plain(d.Name) == Plain(name)).Select(d => $"{d.Type} {d.Name}").FirstOrDefault();

    private static IEnumerable<(string Type, string Name)> Declared(bool isScalar, IReadOnlyList<LossTerm> terms, Dtype dtype) => isScalar
        ? terms.SelectMany(t => t.Kind.Options).Select(o => o.Option).Where(o => o.IsParameter)
            .Select(o => (o.Type == OptionType.Integer ? "int" : dtype.Keyword(), o.ParameterName))
        : ReservedSpan.All.Where(r => r.IsFor(terms.Select(t => t.Kind))).Select(r => (r.Describe(dtype), r.Name));

    // Without underscores, case and plurals. PyTorch and Keras call the weights of samples just that.
    private static string Plain(string name)
    {
        string plain = name.Replace("_", "").ToLowerInvariant().TrimEnd('s');
        return plain == RoleNames.Weight ? Plain(SpanNames.SampleWeights) : plain;
    }
}
