using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Formulas.ValueKind;

namespace LossGen.Generator.Formulas;

/// <summary>Every loss that is known by name. Adding one is a row here and a member of <c>LossGen.Kind</c>.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<LossKind> All { get; } =
    [
        new("MeanSquaredError", 1, [new("predictions", "ŷ", Values), new("targets", "y", Values)], [],
            f => f.Graph.Apply(Operations.Square, f.Graph.Apply(Operations.Subtract, f.Input(0), f.Input(1)))),
    ];

    public static LossKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    public static LossKind? Find(int value) => All.FirstOrDefault(k => k.Value == value);
}
