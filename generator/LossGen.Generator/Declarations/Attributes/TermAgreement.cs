using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that the terms of a sum share what they must: one pass reads the same inputs and reduces the same losses.</summary>
internal static class TermAgreement
{
    /// <summary>Whether two attributes go together; a finding where not.</summary>
    public static bool Check(LossTerm first, LossTerm second, Findings findings)
    {
        if (!HaveSameInputs(first.Kind, second.Kind))
        {
            return Differ("inputs", Describe.Inputs(second.Kind), Describe.Inputs(first.Kind), Place.KindOf(second.Attribute));
        }

        if (first.Kind.Layout != second.Kind.Layout)
        {
            return Differ("losses", Describe.Losses(second.Kind), Describe.Losses(first.Kind), Place.KindOf(second.Attribute));
        }

        if (first.Kind.Layout is LossLayout.Pairs or LossLayout.Clusters or LossLayout.Sequences)
        {
            findings.Add(Problems.NoTerm, Place.KindOf(second.Attribute), second.Kind.Name);
            return false;
        }

        if (first.Reduction != second.Reduction)
        {
            return Differ("reduction", "Reduction." + second.Reduction, "Reduction." + first.Reduction, PlaceOf(LossAttributeNames.Reduction));
        }

        if (LossTerms.ColumnsOf(first) is { } one && LossTerms.ColumnsOf(second) is { } other && one != other)
        {
            return Differ("columns", Invariant.Text(other), Invariant.Text(one), Place.Argument(second.Attribute, LossAttributeNames.Classes));
        }

        if (LossTerms.ParallelOf(first) is { } ours && LossTerms.ParallelOf(second) is { } theirs && ours != theirs)
        {
            return Differ("threads", Threads(theirs), Threads(ours), Place.Argument(second.Attribute, LossAttributeNames.Parallel));
        }

        return HaveSameWeights() && Shared(first.Kind).All(HaveSame);

        bool HaveSame(Option option)
        {
            string here = Value(second, option), there = Value(first, option);
            return here == there || Differ(option.Name, here, there, PlaceOf(option.Name));
        }

        bool HaveSameWeights()
        {
            string here = Weights(second), there = Weights(first);
            return here == there || !first.Kind.HasClassWeights || !second.Kind.HasClassWeights || Differ(LossAttributeNames.ClassWeights, here, there, PlaceOf(LossAttributeNames.ClassWeights));
        }

        Place PlaceOf(string argument) =>
            second.Given.ContainsKey(argument) || (argument == LossAttributeNames.ClassWeights && second.ClassWeights is not null)
                ? Place.Argument(second.Attribute, argument)
                : Place.KindOf(second.Attribute);

        bool Differ(string what, string here, string there, Place place)
        {
            findings.Add(Problems.TermsDiffer, place, what, second.Kind.Name, here, first.Kind.Name, there);
            return false;
        }
    }

    private static string Threads(bool isParallel) => LossAttributeNames.Parallel + (isParallel ? " = true" : " = false");

    /// <summary>Plain values may mean anything, so that a squared error of probabilities can be added to their cross-entropy.</summary>
    private static bool HaveSameInputs(LossKind first, LossKind second) =>
        first.Inputs.Count == second.Inputs.Count
        && first.Inputs.Zip(second.Inputs, (a, b) =>
                a.IsInteger == b.IsInteger && a.IsFlag == b.IsFlag && a.Shape == b.Shape && (a.Holds == b.Holds || a.Holds == ValueKind.Values || b.Holds == ValueKind.Values))
            .All(same => same);

    /// <summary>The options that concern all losses of a method at once.</summary>
    private static IEnumerable<Option> Shared(LossKind kind) => kind.Layout switch
    {
        LossLayout.Groups => [LossOptions.Activation, LossOptions.PerSample, LossOptions.PerClass],
        _ => [LossOptions.IgnoreIndex],
    };

    private static string Value(LossTerm term, Option option) =>
        (term.Given.TryGetValue(option.Name, out double value) ? value : term.Kind.Find(option.Name)?.Default) is { } number ? Invariant.Text(number) : "none";

    private static string Weights(LossTerm term) => term.ClassWeights is { } weights ? string.Join(", ", weights.Select(Invariant.Text)) : "none";
}
