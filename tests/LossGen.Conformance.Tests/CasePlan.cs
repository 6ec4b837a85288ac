using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Tests;

namespace LossGen.Conformance.Tests;

/// <summary>Where the options of a case go.</summary>
public enum Flavour
{
    /// <summary>Into the attributes, to be folded.</summary>
    Constants,

    /// <summary>Into parameters, to be read at run time.</summary>
    Parameters,
}

/// <summary>The method that a case asks for, and the arguments to call it with.</summary>
internal sealed class CasePlan
{
    private static readonly string[] Weighting = ["weights", "sampleWeights", "posWeight"];
    private static readonly string[] Sizes = [SpanNames.LayerSizes, SpanNames.InputLengths, SpanNames.TargetLengths];

    private readonly ConformanceCase _case;
    private readonly Dtype _dtype;
    private readonly bool _isRuntime;
    private readonly LossMapping _mapping;
    private readonly LossKind _kind;
    private readonly List<ParameterText> _parameters = [];
    private readonly List<ParameterText> _options = [];
    private readonly Dictionary<string, object> _arguments = [];

    public CasePlan(ConformanceCase test, Dtype dtype, Flavour flavour)
    {
        _mapping = LossMapping.Of(test.Loss);
        _case = test;
        _dtype = dtype;
        _isRuntime = flavour == Flavour.Parameters;
        string[] inputs = [.. test.Inputs.Keys.Except(Weighting)];
        LossKind[] forms = [.. Catalogue.All.Where(k => k.Name == _mapping.Terms[0].Kind && k.HasLabels == inputs.Contains("classTargets"))];
        _kind = forms.FirstOrDefault(k => k.Inputs.Count == inputs.Length) ?? forms[0];

        foreach (string input in inputs) Input(input);
        if (SampleWeights(test.Inputs[inputs[0]].Length) is { } weights) Span(ParameterText.Input(dtype, SpanNames.SampleWeights), weights);
        string attributes = string.Join("\n    ", _mapping.Terms.Select(Attribute));
        _parameters.AddRange(_options);
        if (test.Upstream is { } upstream) Span(ParameterText.Input(dtype, SpanNames.Upstream), upstream);
        if (!test.IsReduced) Span(ParameterText.Output(dtype, SpanNames.Losses), new double[test.ExpectedLoss.Length]);
        foreach (string input in test.ExpectedGradients.Keys) Span(ParameterText.Output(dtype, SpanNames.GradientOf(input)), new double[test.Inputs[input].Length]);

        // Float methods may return their total in double: the second flavour does.
        string reduced = _isRuntime ? "double" : dtype.Keyword();
        Text = new LossText(attributes, test.IsReduced ? reduced : "void", _parameters);
    }

    public LossText Text { get; }

    public CaseResult Run(LossCall call)
    {
        object? returned = call(_arguments);
        return new CaseResult(
            returned is null ? Numbers.UnboxAll(_arguments[SpanNames.Losses]) : [Numbers.Unbox(returned)],
            _case.ExpectedGradients.Keys.ToDictionary(i => i, i => Numbers.UnboxAll(_arguments[SpanNames.GradientOf(i)])));
    }

    private bool HasColumns => _kind.Layout is not (LossLayout.Elements or LossLayout.Layers) || _case.Reduction == "batchmean";

    private void Input(string name)
    {
        double[] values = _case.Inputs[name];
        if (Sizes.Contains(name)) Integer("int");
        else if (name == "classTargets") Integer(Integers.Rotated([.. values, .. _case.Number("ignoreIndex") is { } ignored ? [ignored] : Array.Empty<double>()], _case.Index));
        else Span(ParameterText.Input(_dtype, name), values);

        void Integer(string type)
        {
            _parameters.Add(new($"ReadOnlySpan<{type}>", name));
            _arguments.Add(name, Integers.Box(type, values));
        }
    }

    private void Span(ParameterText parameter, double[] values)
    {
        _parameters.Add(parameter);
        _arguments.Add(parameter.Name, _dtype.Box(values));
    }

    private void Number(string name, int value)
    {
        _options.Add(new("int", name));
        _arguments.Add(name, value);
    }

    /// <summary>Weights as the contract has them: one per element or per row. Cases also have one per column.</summary>
    private double[]? SampleWeights(int count)
    {
        if (_case.Inputs.TryGetValue("sampleWeights", out double[]? perRow)) return perRow;
        if (_kind.HasClassWeights || !_case.Inputs.TryGetValue("weights", out double[]? weights)) return null;
        return weights.Length == count ? weights : [.. Enumerable.Range(0, count).Select(i => weights[i % weights.Length])];
    }

    private string Attribute(TermMapping term, int index)
    {
        List<string> arguments = [term.Formula is { } formula ? $"nameof({nameof(ConformanceFormulas)}.{formula})" : "Kind." + term.Kind];
        bool isSum = _mapping.Terms.Length > 1;
        if (term.Weight is { } weight) Option("Weight", isSum ? $"weight{index + 1}" : "weight", weight(_case));
        foreach ((string name, string attribute) in term.Options)
        {
            if (!_case.Options.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null) continue;
            string parameter = char.ToLowerInvariant(attribute[0]) + attribute[1..];
            if (value.ValueKind == JsonValueKind.Number && LossOptions.All.First(o => o.Name == attribute).Type == OptionType.Integer) Integer(attribute, parameter, value.GetInt32());
            else if (value.ValueKind == JsonValueKind.Number) Option(attribute, parameter, value.GetDouble());
            else if (value.ValueKind == JsonValueKind.String) arguments.Add($"{attribute} = {attribute}.{char.ToUpperInvariant(value.GetString()![0])}{value.GetString()![1..]}");
            else arguments.Add($"{attribute} = {value.GetRawText()}");
        }

        if (_case.Inputs.TryGetValue("posWeight", out double[]? posWeight))
        {
            if (posWeight.Length == 1) Option("PosWeight", "posWeight", posWeight[0]);
            else Span(ParameterText.Input(_dtype, SpanNames.PosWeights), posWeight);
        }

        if (_kind.HasClassWeights && _case.Inputs.TryGetValue("weights", out double[]? classWeights))
        {
            if (_isRuntime) Span(ParameterText.Input(_dtype, SpanNames.ClassWeights), classWeights);
            else arguments.Add($"ClassWeights = new double[] {{ {string.Join(", ", classWeights.Select(w => w.ToString("R", CultureInfo.InvariantCulture)))} }}");
        }

        if (HasColumns) Columns();
        if (Reduction() is { } reduction) arguments.Add("Reduction = Reduction." + reduction);
        return $"[Loss({string.Join(", ", arguments)})]";

        void Columns()
        {
            int[] shape = _case.Shapes.Values.First();
            if (_kind.Layout == LossLayout.Groups && shape[0] != 1) Number(RoleNames.Samples, shape[0]);
            // Each number of columns makes kernels of its own, which take long to compile: not every case has them.
            if (!_isRuntime && _case.Index % 3 == 0) arguments.Add($"Classes = {shape[^1]}");

            // Where the number of rows is known, columns need not be said: every second case does not.
            else if (_kind.NeedsColumns || _kind.Layout is LossLayout.Groups or LossLayout.Elements || _case.Index % 2 == 0) Number(_case.Index % 4 < 2 ? "classes" : "dimensions", shape[^1]);
        }

        void Integer(string name, string parameter, int value)
        {
            if (_isRuntime) Number(parameter, value);
            else arguments.Add($"{name} = {value.ToString(CultureInfo.InvariantCulture)}");
        }

        void Option(string name, string parameter, double value)
        {
            if (!_isRuntime)
            {
                arguments.Add(string.Create(CultureInfo.InvariantCulture, $"{name} = {value:R}"));
                return;
            }

            _options.Add(ParameterText.Scalar(_dtype, parameter));
            _arguments.Add(parameter, _dtype.Box(value));
        }
    }

    private string? Reduction() => _case.Reduction switch
    {
        "mean" when _case.Options.TryGetValue("weightNormalization", out JsonElement by) && by.GetString() == "weightSum" => "WeightedMean",
        "mean" => null,
        "sum" => "Sum",
        "none" => "None",
        "batchmean" => "BatchMean",
        string other => throw new NotSupportedException(other),
    };
}

/// <summary>What an implementation makes of a case.</summary>
internal sealed record CaseResult(double[] Loss, IReadOnlyDictionary<string, double[]> Gradients);
