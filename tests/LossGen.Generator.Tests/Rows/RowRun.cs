using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Tests.Rows;

/// <summary>One call of a generated method of rows: its arguments are made, it is called, and what it wrote is read.</summary>
internal sealed class RowRun
{
    private readonly Dictionary<string, object> _arguments = [];
    private readonly RowInputs _inputs;
    private readonly LossText _text;

    /// <param name="form">The method.</param>
    /// <param name="inputs">What it is given.</param>
    /// <param name="isConstant">Whether the columns are a constant of the declaration.</param>
    /// <param name="offset">How many elements after the start of their arrays the spans begin.</param>
    public RowRun(RowForm form, RowInputs inputs, bool isConstant, int offset = 0)
    {
        _inputs = inputs;
        _text = form.Text(Variant, inputs.Dtype, isConstant ? inputs.Columns : null);
        _arguments["classes"] = inputs.Columns + Variant.Kind.FewerColumns;
        foreach ((LossInput input, double[] values) in Variant.Kind.Inputs.Zip(inputs.Values))
        {
            _arguments[input.Name] = input.IsInteger ? Integers.Box(RowForm.IndexType(inputs.Dtype), values) : inputs.Dtype.Box(values, offset);
            if (!input.IsInteger) _arguments[SpanNames.GradientOf(input.Name)] = inputs.Dtype.Box([.. values.Select(_ => 77.0)], offset);
        }

        foreach (OptionSpec option in Variant.RunTime)
        {
            _arguments[option.Parameter!] = option.Name == LossOptions.IgnoreIndex.Name ? (int)option.Value : inputs.Dtype.Box(option.Value);
        }

        With("classWeights", inputs.ClassWeights).With("sampleWeights", inputs.SampleWeights).With("losses", new double[inputs.Rows]);
    }

    public double Returned { get; private set; }

    public double[] Losses => Numbers.UnboxAll(_arguments["losses"]);

    private RowVariant Variant => _inputs.Variant;

    public double[] Gradient(string input) => Numbers.UnboxAll(_arguments[SpanNames.GradientOf(input)]);

    /// <summary>Gives a span.</summary>
    public RowRun With(string name, double[] values)
    {
        _arguments[name] = _inputs.Dtype.Box(values);
        return this;
    }

    /// <summary>Gives a number.</summary>
    public RowRun With(string name, double value)
    {
        _arguments[name] = _inputs.Dtype.Box(value);
        return this;
    }

    /// <summary>Lets the gradients overwrite their inputs.</summary>
    public RowRun InPlace()
    {
        foreach (LossInput input in Variant.Kind.Inputs.Where(i => !i.IsInteger)) _arguments[SpanNames.GradientOf(input.Name)] = _arguments[input.Name];
        return this;
    }

    public RowRun Call(LossBatch batch)
    {
        if (batch[_text](_arguments) is { } returned) Returned = Numbers.Unbox(returned);
        return this;
    }

    /// <summary>The gradients of all inputs that have one.</summary>
    public IEnumerable<double> Gradients() => Variant.Kind.Inputs.Where(i => !i.IsInteger).SelectMany(i => Gradient(i.Name));
}
