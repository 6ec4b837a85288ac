using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Tests;

namespace LossGen.Robustness.Tests;

/// <summary>A call that must be refused, and what must be said.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Attribute">The attribute's arguments.</param>
/// <param name="Parameter">The parameter that is blamed.</param>
/// <param name="Said">What the message must contain, in order.</param>
internal sealed record MessageCase(string Name, string Attribute, string Parameter, params string[] Said)
{
    private readonly List<ParameterText> _parameters = [];
    private readonly Dictionary<string, object> _arguments = [];

    public static IReadOnlyList<MessageCase> All { get; } =
    [
        new MessageCase("one-hot targets", "Kind.CrossEntropy, Classes = 3", "targets", "targets has 6 elements", "logits has 2 rows of 3 classes", "one-hot")
            .Input("logits", 6).Indices("targets", 0, 0, 1, 0, 1, 0).Gradient("gradLogits", 6),
        new MessageCase("one-hot targets, columns at run time", "Kind.NegativeLogLikelihood", "targets", "targets has 6 elements", "one-hot")
            .Input("logits", 6).Indices("targets", 0, 0, 1, 0, 1, 0).Integer("classes", 3),
        new MessageCase("0/1 labels of a binary loss", "Kind.CrossEntropy", "targets", "Row 1 of targets is 1", "one-hot", "binary loss")
            .Input("logits", 3).Indices("targets", 0, 1, 0).Gradient("gradLogits", 3),
        new MessageCase("class index too great", "Kind.Focal", "labels", "Row 2 of labels is 3", "from 0 to 2")
            .Input("logits", 9).Indices("labels", 0, 2, 3).Gradient("gradLogits", 9),
        new MessageCase("negative class index", "Kind.MultiMargin, Classes = 3", "labels", "Row 0 of labels is -1", "from 0 to 2")
            .Input("scores", 6).Indices("labels", -1, 2).Gradient("gradScores", 6),
        new MessageCase("negative index beside an ignored one", "Kind.CrossEntropy, IgnoreIndex = -100", "labels", "Row 1 of labels is -1", "from 0 to 2, or -100")
            .Input("logits", 6).Indices("labels", -100, -1).Gradient("gradLogits", 6),
        new MessageCase("ragged rows", "Kind.CrossEntropy", "classes", "classes is 3", "logits has 7 elements").Input("logits", 7).Indices("targets", 0, 1).Integer("classes", 3),
        new MessageCase("ragged rows by targets", "Kind.CrossEntropy", "logits", "logits has 7 elements", "targets has 2").Input("logits", 7).Indices("targets", 0, 1),
        new MessageCase("no classes", "Kind.JensenShannon", "classes", "classes must be at least 1").Input("p", 4).Input("q", 4).Integer("classes", 0),
        new MessageCase("rows without elements", "Kind.Contrastive", "a", "a has 0 elements", "y has 2").Input("a", 0).Input("b", 0).Input("y", 2),
        new MessageCase("inputs of two lengths", "Kind.Triplet, Classes = 2", "n", "n has 6 elements", "a has 4").Input("a", 4).Input("p", 4).Input("n", 6),
        new MessageCase("targets per row", "Kind.CosineEmbedding, Classes = 2", "y", "y has 3 elements", "a has 2 rows").Input("a", 4).Input("b", 4).Input("y", 3),
        new MessageCase("weights per row", "Kind.CosineSimilarity, Classes = 2", "sampleWeights", "sampleWeights has 4 elements", "a has 2 rows")
            .Input("a", 4).Input("b", 4).Input("sampleWeights", 4),
        new MessageCase("class weights", "Kind.CrossEntropy", "classWeights", "classWeights has 2 elements", "3 classes").Input("logits", 6).Indices("y", 0, 1).Input("classWeights", 2),
        new MessageCase("class weights in the attribute", "Kind.CrossEntropy, ClassWeights = new double[] { 1, 2 }", "ClassWeights", "ClassWeights has 2 elements", "3 classes")
            .Input("logits", 6).Indices("y", 0, 1),
        new MessageCase("gradient of another length", "Kind.GaussianKL, Classes = 2", "gradMeans", "gradMeans has 2 elements", "means has 4").Input("means", 4).Input("variances", 4).Gradient("gradMeans", 2),
        new MessageCase("losses of all pairs", "Kind.NtXent, Classes = 2, Reduction = Reduction.None", "losses", "losses has 2 elements", "a has 4").Input("a", 4).Input("b", 4).Gradient("losses", 2),
        new MessageCase("rows that make up no samples", "Kind.CrossEntropy, Classes = 3", "logits", "logits has 18 elements", "positions is 4", "[samples x 3 x 4]")
            .Input("logits", 18).Indices("y", 0, 1, 2, 0, 1, 2).Integer("positions", 4).Gradient("gradLogits", 18),
        new MessageCase("samples that do not follow", "Kind.Dice, Classes = 2", "samples", "samples is 3", "p has 2 samples")
            .Input("p", 12).Input("t", 12).Integer("samples", 3).Integer("positions", 3),
        new MessageCase("no positions", "Kind.CrossEntropy, Classes = 3", "positions", "positions must be at least 1").Input("logits", 6).Indices("y", 0, 1).Integer("positions", 0),
        new MessageCase("one-hot targets, class axis first", "Kind.CrossEntropy, Classes = 3", "targets", "targets has 6 elements", "logits has 2 rows of 3 classes", "one-hot")
            .Input("logits", 6).Indices("targets", 0, 0, 1, 0, 1, 0).Integer("positions", 2),
        new MessageCase("groups", "Kind.Dice, Classes = 2", "samples", "samples is 3", "p has 4 elements").Input("p", 8).Input("t", 8).Integer("samples", 3),
        new MessageCase("a group without elements", "Kind.Dice", "p", "p is empty").Input("p", 0).Input("t", 0),
        new MessageCase("layers", "Kind.Perceptual", "layerSizes", "layerSizes adds up to 5", "f has 6 elements").Input("f", 6).Input("t", 6).Indices("layerSizes", 2, 3),
        new MessageCase("list of classes", "Kind.MultiLabelMargin, Classes = 3", "y", "Row 1 of y is 7 in column 0").Input("s", 6).Indices("y", 0, -1, 9, 7, -1, 0).Gradient("gradS", 6),
        new MessageCase("frames", "Kind.Ctc, Classes = 2", "inputLengths", "inputLengths[0] is 4", "3 frames")
            .Input("logits", 6).Indices("y", 1).Indices("inputLengths", 4).Indices("targetLengths", 1).Gradient("gradLogits", 6),
        new MessageCase("the blank as a label", "Kind.Ctc, Classes = 2, Blank = 1", "y", "Label 0 of sequence 0 in y is 1").Input("logits", 6).Indices("y", 1).Indices("inputLengths", 3).Indices("targetLengths", 1),
        new MessageCase("run-time option", "Kind.InfoNce, Classes = 2", "temperature", "above 0").Input("a", 4).Input("b", 4).Scalar("temperature", 0),
        new MessageCase("norm between whole numbers", "Kind.MultiMargin", "norm", "whole number from 1 to 2").Input("scores", 4).Indices("y", 0, 1).Scalar("norm", 1.5f),
        new MessageCase("blank that is no class", "Kind.Ctc, Classes = 2", "blank", "from 0 to 1").Input("logits", 6).Indices("y", 1).Indices("inputLengths", 3).Indices("targetLengths", 1).Integer("blank", 2),
    ];

    public LossText Text => new($"[Loss({Attribute})]", Attribute.Contains("Reduction.None", StringComparison.Ordinal) ? "void" : "float", _parameters);

    public IReadOnlyDictionary<string, object> Arguments => _arguments;

    /// <summary>What is written, which must be left alone.</summary>
    public IEnumerable<Memory<float>> Written => _parameters.Where(p => p.Type == "Span<float>").Select(p => (Memory<float>)_arguments[p.Name]);

    public override string ToString() => Name;

    private MessageCase Input(string name, int length) => Add("ReadOnlySpan<float>", name, Enumerable.Repeat(0.5f, length).ToArray().AsMemory());

    private MessageCase Gradient(string name, int length) => Add("Span<float>", name, Enumerable.Repeat(7f, length).ToArray().AsMemory());

    private MessageCase Indices(string name, params int[] values) => Add("ReadOnlySpan<int>", name, values.AsMemory());

    private MessageCase Integer(string name, int value) => Add("int", name, value);

    private MessageCase Scalar(string name, float value) => Add("float", name, value);

    private MessageCase Add(string type, string name, object value)
    {
        _parameters.Add(new(type, name));
        _arguments.Add(name, value);
        return this;
    }
}
