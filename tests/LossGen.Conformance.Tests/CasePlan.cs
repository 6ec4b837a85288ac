using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using LossGen.Generator.Declarations;
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
    private readonly ConformanceCase _case;
    private readonly Dtype _dtype;
    private readonly List<ParameterText> _parameters = [];
    private readonly List<ParameterText> _options = [];
    private readonly Dictionary<string, object> _arguments = [];

    public CasePlan(ConformanceCase test, Dtype dtype, Flavour flavour)
    {
        _case = test;
        _dtype = dtype;
        bool isRuntime = flavour == Flavour.Parameters;
        string[] inputs = [.. test.Inputs.Keys.Where(i => i is not ("weights" or "sampleWeights" or "posWeight"))];
        int count = test.Inputs[inputs[0]].Length;

        foreach (string input in inputs) Span(ParameterText.Input(dtype, input), test.Inputs[input]);
        if (Weights(count) is { } weights) Span(ParameterText.Input(dtype, "sampleWeights"), weights);
        string attributes = string.Join("\n    ", LossMapping.Of(test.Loss).Terms.Select((t, i) => Attribute(t, i, isRuntime)));
        _parameters.AddRange(_options);
        if (test.Upstream is { } upstream) Span(ParameterText.Input(dtype, "upstream"), upstream);
        if (!test.IsReduced) Span(ParameterText.Output(dtype, "losses"), new double[count]);
        foreach (string input in test.ExpectedGradients.Keys) Span(ParameterText.Output(dtype, GradientOf(input)), new double[count]);

        // Float methods may return their total in double: the second flavour does.
        string reduced = isRuntime ? "double" : dtype.Keyword();
        Text = new LossText(attributes, test.IsReduced ? reduced : "void", _parameters);
    }

    public LossText Text { get; }

    public CaseResult Run(LossCall call)
    {
        object? returned = call(_arguments);
        return new CaseResult(
            returned is null ? Numbers.UnboxAll(_arguments["losses"]) : [Numbers.Unbox(returned)],
            _case.ExpectedGradients.Keys.ToDictionary(i => i, i => Numbers.UnboxAll(_arguments[GradientOf(i)])));
    }

    private static string GradientOf(string input) => "grad" + char.ToUpperInvariant(input[0]) + input[1..];

    private void Span(ParameterText parameter, double[] values)
    {
        _parameters.Add(parameter);
        _arguments.Add(parameter.Name, _dtype.Box(values));
    }

    /// <summary>Weights as the contract has them: one per element or per row. Cases also have one per column.</summary>
    private double[]? Weights(int count)
    {
        if (_case.Inputs.TryGetValue("sampleWeights", out double[]? perRow)) return perRow;
        if (!_case.Inputs.TryGetValue("weights", out double[]? weights)) return null;
        return weights.Length == count ? weights : [.. Enumerable.Range(0, count).Select(i => weights[i % weights.Length])];
    }

    private string Attribute(TermMapping term, int index, bool isRuntime)
    {
        List<string> arguments = ["Kind." + term.Kind];
        bool isSum = LossMapping.Of(_case.Loss).Terms.Length > 1;
        if (term.Weight is { } weight) Option("Weight", isSum ? $"weight{index + 1}" : "weight", weight(_case));
        foreach ((string name, string attribute) in term.Options)
        {
            if (!_case.Options.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null) continue;
            if (value.ValueKind == JsonValueKind.Number) Option(attribute, char.ToLowerInvariant(attribute[0]) + attribute[1..], value.GetDouble());
            else arguments.Add($"{attribute} = {value.GetRawText()}");
        }

        if (_case.Inputs.TryGetValue("posWeight", out double[]? posWeight))
        {
            if (posWeight.Length == 1) Option("PosWeight", "posWeight", posWeight[0]);
            else Span(ParameterText.Input(_dtype, "posWeights"), posWeight);
        }

        if (Reduction() is { } reduction) arguments.Add("Reduction = Reduction." + reduction);
        return $"[Loss({string.Join(", ", arguments)})]";

        void Option(string name, string parameter, double value)
        {
            if (!isRuntime)
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
        string other => throw new NotSupportedException(other),
    };
}

/// <summary>What an implementation makes of a case.</summary>
internal sealed record CaseResult(double[] Loss, IReadOnlyDictionary<string, double[]> Gradients);
