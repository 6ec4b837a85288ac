using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Diagnostics;

/// <summary>Every mistake that a declaration can have. Each has a page in the documentation and a row among the analyzer's releases.</summary>
internal static class Problems
{
    internal const string Category = "LossGen";
    // The one place to change where the repository is published.
    internal const string Pages = "https://github.com/lossgen/lossgen/blob/main/analyzers/LossGen.Analyzers/docs/";

    public static readonly DiagnosticDescriptor NotPartial = Rule(
        "LOSS001",
        "A loss method must be partial",
        "'{0}' is not partial, so LossGen cannot implement it: write 'partial' before its return type and ';' instead of a body");

    public static readonly DiagnosticDescriptor HasBody = Rule(
        "LOSS002",
        "A loss method must not have a body",
        "'{0}' has a body already: remove the body and leave 'partial … {0}(…);' to LossGen, or remove the Loss attribute");

    public static readonly DiagnosticDescriptor TypeNotPartial = Rule(
        "LOSS003",
        "The types around a loss method must be partial",
        "'{0}' is not partial, so LossGen cannot add the body of '{1}' to it: write 'partial' before its keyword");

    public static readonly DiagnosticDescriptor FileLocalType = Rule(
        "LOSS004",
        "A loss method must not be in a file-local type",
        "'{0}' is a file-local type, so that no other file can add the body of '{1}' to it: remove 'file'");

    public static readonly DiagnosticDescriptor GenericMethod = Rule(
        "LOSS005",
        "A loss method must not be generic",
        "'{0}' is generic: write one method for each element type, float, double or Half");

    public static readonly DiagnosticDescriptor NoSuchKind = Rule(
        "LOSS006",
        "No such loss",
        "{0} is no member of Kind: write one of {1}");

    public static readonly DiagnosticDescriptor NoSuchReduction = Rule(
        "LOSS007",
        "No such reduction",
        "{0} is no member of Reduction: write one of {1}");

    public static readonly DiagnosticDescriptor TooFewInputs = Rule(
        "LOSS008",
        "Too few inputs",
        "'{0}' has {1} of the inputs that {2} reads: write {3}");

    public static readonly DiagnosticDescriptor WrongType = Rule(
        "LOSS009",
        "Wrong type of parameter",
        "'{0}' is of type '{1}': write '{2} {0}'");

    public static readonly DiagnosticDescriptor MixedTypes = Rule(
        "LOSS010",
        "Mixed element types",
        "'{0}' is of type '{1}' beside others of another element type: write '{2} {0}'");

    public static readonly DiagnosticDescriptor NoRole = Rule(
        "LOSS011",
        "A parameter means nothing",
        "'{0}' means nothing to this loss: {1} {2}");

    public static readonly DiagnosticDescriptor GradientWithoutInput = Rule(
        "LOSS012",
        "A gradient names no input",
        "'{0}' names no input: write one of {1}");

    public static readonly DiagnosticDescriptor ClaimedTwice = Rule(
        "LOSS013",
        "Two parameters mean the same",
        "'{0}' means the same as '{1}': remove one of the two");

    public static readonly DiagnosticDescriptor NotApplicable = Rule(
        "LOSS014",
        "An option does not apply",
        "{0} does not apply to {1}: {2}");

    public static readonly DiagnosticDescriptor OutOfRange = Rule(
        "LOSS015",
        "An option is out of range",
        "{0} is {1}: write {2}");

    public static readonly DiagnosticDescriptor GivenTwice = Rule(
        "LOSS016",
        "An option is given twice",
        "'{0}' gives {1} a second time: remove either the parameter or the argument of the attribute");

    public static readonly DiagnosticDescriptor WrongReturnType = Rule(
        "LOSS017",
        "Wrong return type",
        "'{0}' returns {1}, which does not fit Reduction.{2} of {3}: write {4}");

    public static readonly DiagnosticDescriptor NothingToCompute = Rule(
        "LOSS018",
        "Nothing to compute",
        "'{0}' neither returns nor writes anything: {1}");

    public static readonly DiagnosticDescriptor MissingColumns = Rule(
        "LOSS019",
        "The columns are missing",
        "Reduction.BatchMean divides by the rows, and nothing tells how many columns a row has: write 'Classes = …' beside it or add 'int classes'");

    public static readonly DiagnosticDescriptor MissingWeights = Rule(
        "LOSS020",
        "The weights are missing",
        "Reduction.WeightedMean divides by the sum of the weights, and there are none: add '{0}' or write Reduction.Mean");

    public static readonly DiagnosticDescriptor TermsDiffer = Rule(
        "LOSS021",
        "The terms of a sum differ",
        "The terms of a sum share their {0}: {1} has {2} where {3} has {4}");

    public static readonly DiagnosticDescriptor RowsWithoutColumns = Rule(
        "LOSS022",
        "Nothing tells where a row ends",
        "{0} is a loss of rows, and nothing tells how many columns a row has: write 'Classes = …' beside it or add '{1}'");

    public static readonly DiagnosticDescriptor GradientOfIndices = Rule(
        "LOSS023",
        "Indices have no gradient",
        "'{0}' would be the gradient of '{1}', which are the class indices of {2}: remove it");

    public static readonly DiagnosticDescriptor WrongNumberOfWeights = Rule(
        "LOSS024",
        "A weight for each class",
        "ClassWeights has {0}, but Classes is {1}: write one weight for each class");

    public static readonly DiagnosticDescriptor NoTerm = Rule(
        "LOSS025",
        "A loss that is no term of a sum",
        "{0} compares or aligns all its rows, which is more than a term of a sum can do: write a method for each and add up what they return");

    public static readonly DiagnosticDescriptor MissingSpan = Rule(
        "LOSS026",
        "A span is missing",
        "{0} cannot do without '{1}': add it");

    public static readonly DiagnosticDescriptor NoSuchFormula = Rule(
        "LOSS027",
        "No such formula",
        "'{0}' names no method that is known in '{1}': write nameof with the name of a static method of numbers");

    public static readonly DiagnosticDescriptor UnsuitableFormula = Rule(
        "LOSS028",
        "A method cannot be a formula",
        "'{0}' cannot be a formula: {1}");

    public static readonly DiagnosticDescriptor FormulaConstruct = Rule(
        "LOSS029",
        "A formula contains what cannot be compiled",
        "A formula cannot {0}: {1}");

    public static readonly DiagnosticDescriptor FormulaCall = Rule(
        "LOSS030",
        "A formula calls what cannot be compiled",
        "'{0}' cannot be called in a formula: {1}");

    public static readonly DiagnosticDescriptor RecursiveFormula = Rule(
        "LOSS031",
        "A formula calls itself",
        "'{0}' calls itself, and how often is not known at compile time: write a closed form");

    public static readonly DiagnosticDescriptor FormulaState = Rule(
        "LOSS032",
        "A formula reads what is not constant",
        "'{0}' is not known at compile time, since {1}");

    public static readonly DiagnosticDescriptor FormulaType = Rule(
        "LOSS033",
        "A formula converts to another type",
        "This would be rounded to {0} where all is computed in {1}: {2}");

    public static readonly DiagnosticDescriptor UnboundParameter = Rule(
        "LOSS034",
        "A parameter of a formula has no value",
        "'{0}' of the formula '{1}' has no value here: add '{2}' to the method, or give it a default");

    public static readonly DiagnosticDescriptor FormulaTooLarge = Rule(
        "LOSS035",
        "A formula is too large",
        "'{0}' {1}: make it shorter");

    public static readonly DiagnosticDescriptor ZeroGradient = Rule(
        "LOSS036",
        "A gradient is 0 everywhere",
        "'{0}' is 0 everywhere, since {1} depends on '{2}' by steps alone, such as signs, comparisons and rounding: nothing can be learned from it",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor MixedCarriers = Rule(
        "LOSS037",
        "Tensors and spans in one signature",
        "'{0}' is of type '{1}', but others are tensors: write '{2} {0}', or spans throughout");

    public static readonly DiagnosticDescriptor TorchTooOld = Rule(
        "LOSS038",
        "TorchSharp is too old",
        "TorchSharp {0} has no Tensor.{1}, which a loss of tensors calls: refer to TorchSharp {2} or later");

    public static readonly DiagnosticDescriptor CoupledLosses = Rule(
        "LOSS039",
        "Unreduced losses that depend on each other",
        "each loss of {0} depends on more than its own row, so that '{1}' cannot return them unreduced as part of a graph: return their mean or sum, "
        + "or return 'void' and write 'Tensor losses' and gradients");

    public static readonly DiagnosticDescriptor TooManySpans = Rule(
        "LOSS040",
        "A loss has too many spans",
        "'{0}' is one span too many: a loss reads at most {1} spans of {2}, weights and upstream among them, and writes at most {3}");

    public static readonly DiagnosticDescriptor NotSummable = Rule(
        "LOSS041",
        "A LossSum that does not add up",
        "'{0}' cannot return LossSum: {1}");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [
        NotPartial,
        HasBody,
        TypeNotPartial,
        FileLocalType,
        GenericMethod,
        NoSuchKind,
        NoSuchReduction,
        TooFewInputs,
        WrongType,
        MixedTypes,
        NoRole,
        GradientWithoutInput,
        ClaimedTwice,
        NotApplicable,
        OutOfRange,
        GivenTwice,
        WrongReturnType,
        NothingToCompute,
        MissingColumns,
        MissingWeights,
        TermsDiffer,
        RowsWithoutColumns,
        GradientOfIndices,
        WrongNumberOfWeights,
        NoTerm,
        MissingSpan,
        NoSuchFormula,
        UnsuitableFormula,
        FormulaConstruct,
        FormulaCall,
        RecursiveFormula,
        FormulaState,
        FormulaType,
        UnboundParameter,
        FormulaTooLarge,
        ZeroGradient,
        MixedCarriers,
        TorchTooOld,
        CoupledLosses,
        TooManySpans,
        NotSummable,
    ];

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: Pages + id + ".md");
}
