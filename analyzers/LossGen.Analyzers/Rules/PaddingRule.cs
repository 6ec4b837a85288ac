using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS120: targets are filled up with another number than the one that is left out.</summary>
internal sealed class PaddingRule : SiteRule
{
    /// <summary>How many variables and calls are followed to what made the targets.</summary>
    private const int MostLevels = 4;

    /// <summary>What fills up, and the parameter that says with what.</summary>
    private static readonly IReadOnlyDictionary<string, string> Padding = new Dictionary<string, string>
    {
        ["pad_sequence"] = "padding_value",
        ["pad"] = "value",
        ["masked_fill"] = "value",
        ["masked_fill_"] = "value",
        ["full"] = "value",
        ["full_like"] = "value",
        ["Repeat"] = "element",
        ["Fill"] = "value",
    };

    /// <summary>Of these, what makes all of the targets, which may then be overwritten.</summary>
    private static readonly HashSet<string> Filling = ["full", "full_like", "Repeat", "Fill"];

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Target is not { Argument: { Input.Holds: ValueKind.ClassIndices, Kind.Layout: LossLayout.Rows } argument } target) yield break;
        if (site.Call.Ignored is not { } ignored || facts.InCode(site) is not { } call) yield break;
        IOperation? value = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == argument.Parameter.Ordinal)?.Value;
        foreach ((IOperation fill, long number, bool isWhole) in value is null ? [] : Fills(value, call, 0))
        {
            // A class that is named as padding is one, unless the code says that another number is left out.
            bool isWrong = number != ignored.Index && (number < 0 || (ignored.IsGiven && !isWhole && ignored.Index < 0));
            if (!isWrong) continue;
            string leaves = ignored.Index == IgnoredIndex.None.Index ? "leaves out no index" : $"leaves out {Generator.Invariant.Text(ignored.Index)}";
            yield return new Finding(Misuses.Padding, fill.Syntax, [Wording.NameOf(target), Generator.Invariant.Text(number), site.Call.Method.Name, leaves], [call.Syntax]);
        }
    }

    private static IEnumerable<(IOperation Fill, long Number, bool IsWhole)> Fills(IOperation value, IOperation use, int level)
    {
        if (level > MostLevels) yield break;
        switch (value)
        {
            case IConversionOperation conversion:
                foreach ((IOperation, long, bool) fill in Fills(conversion.Operand, use, level)) yield return fill;
                break;
            case IInvocationOperation call when Padding.TryGetValue(call.TargetMethod.Name, out string parameter):
                if (NumberOf(call, parameter) is { } number) yield return (call, number, Filling.Contains(call.TargetMethod.Name));
                break;
            case IInvocationOperation call when (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } inner:
                foreach ((IOperation, long, bool) fill in Fills(inner, use, level + 1)) yield return fill;
                break;
            case ILocalReferenceOperation { Local: var local }:
                foreach ((IOperation, long, bool) fill in OfLocal(local, value, use, level)) yield return fill;
                break;
        }
    }

    private static IEnumerable<(IOperation Fill, long Number, bool IsWhole)> OfLocal(ILocalSymbol local, IOperation reference, IOperation use, int level)
    {
        IOperation root = reference.Root();
        if (Locals.IsAssigned(local, root)) yield break;
        IOperation? made = root.All().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
        foreach ((IOperation, long, bool) fill in made is null ? [] : Fills(made, use, level + 1)) yield return fill;
        // Array.Fill(targets, −1), targets.AsSpan().Fill(−1), targets.masked_fill_(mask, −1)
        foreach (IInvocationOperation call in root.All().OfType<IInvocationOperation>().Where(c => c.TargetMethod.Name is "Fill" or "masked_fill_" && c.Syntax.SpanStart < use.Syntax.SpanStart))
        {
            IOperation? filled = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
            if (filled?.DescendantsAndSelf().Any(o => Locals.Is(o, local)) == true && NumberOf(call, "value") is { } number) yield return (call, number, call.TargetMethod.Name == "Fill");
        }
    }

    private static long? NumberOf(IInvocationOperation call, string parameter)
    {
        IOperation? value = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        return value?.ConstantValue.Value switch
        {
            int number => number,
            long number => number,
            double number when number % 1 == 0 => (long)number,
            float number when number % 1 == 0 => (long)number,
            _ => null,
        };
    }
}
