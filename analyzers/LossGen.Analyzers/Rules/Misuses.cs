using System.Collections.Generic;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Every misuse of a loss that is found. Each has a page in the documentation, a row among the analyzer's releases, and a rule of its own.</summary>
internal static class Misuses
{
    public static readonly DiagnosticDescriptor ActivatedLogits = Warning(
        "LOSS101",
        "Probabilities are given where logits are expected",
        "{0} {1}, and {2} applies softmax itself: {3}");

    public static readonly DiagnosticDescriptor ActivatedSigmoidLogits = Warning(
        "LOSS102",
        "Probabilities are given where the logits of a sigmoid are expected",
        "{0} {1}, and {2} applies sigmoid itself: {3}");

    public static readonly DiagnosticDescriptor OneHotIndices = Warning(
        "LOSS103",
        "One-hot rows are given where class indices are expected",
        "{0} {1}, and {2} expects one class index per row: pass the indices, as Labels.ToIndices or an argmax gives them");

    public static readonly DiagnosticDescriptor RawLogits = Warning(
        "LOSS104",
        "Logits are given where probabilities are expected",
        "{0} {1}, and {2} expects probabilities: {3}");

    public static readonly DiagnosticDescriptor NotLogarithms = Warning(
        "LOSS105",
        "Log-probabilities are expected",
        "{0} {1}, and {2} expects log-probabilities: {3}");

    public static readonly DiagnosticDescriptor LogOfActivation = Warning(
        "LOSS106",
        "The logarithm of a softmax or sigmoid is taken in two steps",
        "The logarithm of {0} is −∞ where that rounds to 0, and reaches {1}: {2}");

    public static readonly DiagnosticDescriptor Swapped = Warning(
        "LOSS107",
        "Predictions and targets are swapped",
        "{0} {1} and is given as {2}, {3} {4} and is given as {5}: swap the arguments of {6}");

    public static readonly DiagnosticDescriptor WrongLabels = Warning(
        "LOSS108",
        "The labels are those of another loss",
        "{0} {1}, and {2} expects labels {3}: {4}");

    public static readonly DiagnosticDescriptor RegressionOnClasses = Warning(
        "LOSS109",
        "A regression loss is used on class probabilities",
        "{0} {1}, and {2} compares them with one-hot targets, which hardly moves confident mistakes: use CrossEntropy on the logits");

    public static readonly DiagnosticDescriptor MeanDivergence = Warning(
        "LOSS110",
        "The mean of a Kullback-Leibler divergence divides by the columns too",
        "{0} divides the divergence by rows and columns, which makes it too small by the number of columns: {1}");

    public static readonly DiagnosticDescriptor MeanOfMeans = Information(
        "LOSS111",
        "Means of batches of different size are averaged",
        "'{0}' sums the mean losses of batches, {1}: add each mean times its batch's size, and divide by the number of samples");

    public static readonly DiagnosticDescriptor LogOfLogits = Information(
        "LOSS112",
        "Log-probabilities are given where logits are expected",
        "{0} {1}, and {2} takes the log-softmax itself, so that it is done twice: {3}");

    public static readonly DiagnosticDescriptor SummedSteps = Warning(
        "LOSS113",
        "A summed loss trains on batches of different size",
        "'{0}' sums the losses of each batch, so that the step grows with the batch, and the batches differ in size: use Reduction.Mean, or divide the gradient by the batch's size");

    public static readonly DiagnosticDescriptor Broadcast = Warning(
        "LOSS114",
        "Predictions and targets of different shapes are compared",
        "{0} and {1} {2}: {3}");

    public static readonly DiagnosticDescriptor RawLayer = Warning(
        "LOSS115",
        "The output of a layer is given where probabilities are expected",
        "{0} is any numbers{1}, and {2} expects {3}: {4}");

    public static readonly DiagnosticDescriptor BatchAxis = Warning(
        "LOSS116",
        "Softmax is taken over the batch",
        "{0} {1}, over the samples of the batch rather than the classes of each sample, and is given to {2}: take it along the classes' axis");

    public static readonly DiagnosticDescriptor Threshold = Warning(
        "LOSS117",
        "Logits are compared with 0.5",
        "{0} holds logits, as it is given to {1}, and is compared with 0.5 or rounded, which is meant for probabilities: {2}");

    public static readonly DiagnosticDescriptor AccumulatedSteps = Warning(
        "LOSS118",
        "Gradients of mean losses add up over several batches",
        "Gradients of {0}, which is a mean, add up over the rounds until a step, which makes the step as many times too large: divide the loss by the number of rounds");

    public static readonly DiagnosticDescriptor OneClass = Warning(
        "LOSS119",
        "A softmax over one class",
        "{0} has one class, for which {1} is 0 whatever the logit: use the binary cross-entropy with logits, or as many classes as there are");

    public static readonly DiagnosticDescriptor Padding = Warning(
        "LOSS120",
        "Targets are padded with an index that counts",
        "{0} is padded with {1}, and {2} {3}: pad with the index that is left out");

    public static readonly DiagnosticDescriptor AccumulatedGraph = Warning(
        "LOSS121",
        "Losses are added up with their graphs",
        "'{0}' adds up losses with their graphs, so that the memory of every step is kept: add the number, as item() or detach() gives it");

    public static readonly DiagnosticDescriptor Weights = Warning(
        "LOSS122",
        "Weights that are not what they seem",
        "{0} {1}");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        ActivatedLogits,
        ActivatedSigmoidLogits,
        OneHotIndices,
        RawLogits,
        NotLogarithms,
        LogOfActivation,
        Swapped,
        WrongLabels,
        RegressionOnClasses,
        MeanDivergence,
        MeanOfMeans,
        LogOfLogits,
        SummedSteps,
        Broadcast,
        RawLayer,
        BatchAxis,
        Threshold,
        AccumulatedSteps,
        OneClass,
        Padding,
        AccumulatedGraph,
        Weights,
    ];

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Information(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Problems.Category, severity, isEnabledByDefault: true, helpLinkUri: Problems.Pages + id + ".md");
}
