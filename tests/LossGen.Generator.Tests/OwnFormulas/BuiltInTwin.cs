using System;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>A built-in loss, and the formula that should be it.</summary>
/// <param name="Kind">The arguments of the attribute.</param>
/// <param name="Parameters">The formula's parameters.</param>
/// <param name="Formula">Its body, with <c>T</c> and <c>M</c> (Math or MathF) to be replaced.</param>
/// <param name="Declare">A method of a loss, by the arguments of its attribute.</param>
internal sealed record BuiltInTwin(string Kind, string Parameters, string Formula, Func<string, string> Declare)
{
    public void AssertTheSame(string type)
    {
        string body = Formula.Replace("(T)", $"({type})").Replace("T ", type + " ").Replace("M.", type == "float" ? "MathF." : "Math.");
        string source = $$"""
            using System;
            using LossGen;
            public static partial class BuiltIn { {{Declare("Kind." + Kind)}} }
            public static partial class Own
            {
                static {{type}} Formula({{Parameters}}) {{body}}
                {{Declare("nameof(Formula)")}}
            }
            """;

        Assert.Equal(Code(FormulaSources.Kernel(source, "BuiltIn")), Code(FormulaSources.Kernel(source, "Own")));
    }

    // But for the name of the type, which holds the formula's, and for comments.
    private static string Code(KernelSpec kernel) => string.Join(
        '\n', Array.FindAll(KernelEmitter.Emit(kernel).Replace(KernelNames.Of(kernel), "Kernel").Split('\n'), l => !l.StartsWith("///", StringComparison.Ordinal)));
}
