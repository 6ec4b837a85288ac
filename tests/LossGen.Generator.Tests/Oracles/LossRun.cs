using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>One call of a generated method: its arguments are made, it is called, and what it wrote is read.</summary>
internal sealed class LossRun
{
    private readonly Dictionary<string, object> _arguments = [];
    private readonly LossVariant _variant;
    private readonly LossForm _form;
    private readonly Dtype _dtype;

    /// <param name="variant">The loss.</param>
    /// <param name="form">The method.</param>
    /// <param name="dtype">Its element type.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="offset">How many elements after the start of their arrays the spans begin.</param>
    public LossRun(LossVariant variant, LossForm form, Dtype dtype, double[][] inputs, int offset = 0)
    {
        _variant = variant;
        _form = form;
        _dtype = dtype;
        int count = inputs[0].Length;
        for (int i = 0; i < inputs.Length; i++) _arguments.Add(variant.Kind.Inputs[i].Name, dtype.Box(inputs[i], offset));
        if (form.HasLosses) _arguments.Add("losses", dtype.Box(new double[count], offset));
        foreach (int input in form.GradientsOf(variant)) _arguments.Add(LossForm.GradientName(variant, input), dtype.Box(new double[count], offset));
        foreach ((string name, double value) in variant.Values) _arguments.Add(name, dtype.Box(value));
    }

    public double Returned { get; private set; }

    public double[] Losses => Numbers.UnboxAll(_arguments["losses"]);

    public double[] Gradient(int input) => Numbers.UnboxAll(_arguments[LossForm.GradientName(_variant, input)]);

    /// <summary>Gives a span.</summary>
    public LossRun With(string name, double[] values)
    {
        _arguments[name] = _dtype.Box(values);
        return this;
    }

    /// <summary>Gives a number.</summary>
    public LossRun With(string name, double value)
    {
        _arguments[name] = _dtype.Box(value);
        return this;
    }

    public LossRun WithClasses(int classes)
    {
        _arguments["classes"] = classes;
        return this;
    }

    /// <summary>Lets an input's gradient overwrite it.</summary>
    public LossRun InPlace(int input)
    {
        _arguments[LossForm.GradientName(_variant, input)] = _arguments[_variant.Kind.Inputs[input].Name];
        return this;
    }

    public LossRun Call(LossBatch batch)
    {
        if (batch[_form.Text(_variant, _dtype)](_arguments) is { } returned) Returned = Numbers.Unbox(returned);
        return this;
    }

    /// <summary>All that was computed, for comparisons bit by bit.</summary>
    public IEnumerable<double> Everything() =>
        new[] { Returned }.Concat(_form.HasLosses ? Losses : []).Concat(_form.GradientsOf(_variant).SelectMany(Gradient));
}
