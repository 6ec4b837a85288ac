using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.KnownValues;

/// <summary>Losses and gradients in double against numbers that tools/known_values.py computes with 60 digits from the formulas of papers and libraries.</summary>
public sealed class KnownValuesTests(KnownValuesTests.Compiled compiled) : IClassFixture<KnownValuesTests.Compiled>
{
    private const double Tolerance = 1e-12;

    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(Data()).RootElement.EnumerateArray()];

    public static TheoryData<int, string> All
    {
        get
        {
            TheoryData<int, string> all = [];
            for (int i = 0; i < Cases.Length; i++) all.Add(i, Cases[i].GetProperty("attribute").GetString()!);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Losses_and_gradients_are_those_of_the_paper(int number, string attribute)
    {
        JsonElement test = Cases[number];
        double[] losses = Numbers(test.GetProperty("losses"));
        Dictionary<string, object> arguments = new() { [SpanNames.Losses] = Dtype.Double.Box(new double[losses.Length]) };
        foreach (JsonProperty input in test.GetProperty("inputs").EnumerateObject())
        {
            double[] values = Numbers(input.Value);
            arguments[input.Name] = IsInteger(test, input.Name) ? Integers.Box("int", values) : Dtype.Double.Box(values);
            arguments[SpanNames.GradientOf(input.Name)] = Dtype.Double.Box(new double[values.Length]);
        }

        foreach (JsonProperty extra in test.GetProperty("extra").EnumerateObject()) arguments[extra.Name] = extra.Value.GetInt32();
        compiled.Batch[Text(test)](arguments);

        Near(attribute + ", losses", LossGen.Generator.Tests.Numbers.UnboxAll(arguments[SpanNames.Losses]), losses);
        foreach (JsonProperty gradient in test.GetProperty("gradients").EnumerateObject())
        {
            Near($"{attribute}, gradient of {gradient.Name}", LossGen.Generator.Tests.Numbers.UnboxAll(arguments[SpanNames.GradientOf(gradient.Name)]), Numbers(gradient.Value));
        }
    }

    private static void Near(string what, double[] actual, double[] expected)
    {
        double size = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= Tolerance * (size + Math.Abs(expected[i])), $"{what}[{i}] is {actual[i]:R}, not {expected[i]:R}");
        }
    }

    private static LossText Text(JsonElement test)
    {
        List<ParameterText> parameters = [];
        foreach (JsonProperty input in test.GetProperty("inputs").EnumerateObject())
        {
            parameters.Add(IsInteger(test, input.Name) ? new("ReadOnlySpan<int>", input.Name) : ParameterText.Input(Dtype.Double, input.Name));
        }

        foreach (JsonProperty extra in test.GetProperty("extra").EnumerateObject()) parameters.Add(new("int", extra.Name));
        parameters.Add(ParameterText.Output(Dtype.Double, SpanNames.Losses));
        foreach (JsonProperty gradient in test.GetProperty("gradients").EnumerateObject()) parameters.Add(ParameterText.Output(Dtype.Double, SpanNames.GradientOf(gradient.Name)));
        return new($"[Loss({test.GetProperty("attribute").GetString()}, Reduction = Reduction.None)]", "void", parameters);
    }

    private static bool IsInteger(JsonElement test, string input) => test.GetProperty("integers").EnumerateArray().Any(i => i.GetString() == input);

    private static double[] Numbers(JsonElement values) => [.. values.EnumerateArray().Select(v => v.GetDouble())];

    private static string Data()
    {
        using StreamReader reader = new(typeof(KnownValuesTests).Assembly.GetManifestResourceStream("known_values.json")!);
        return reader.ReadToEnd();
    }

    public sealed class Compiled : IDisposable
    {
        internal LossBatch Batch { get; } = new(Cases.Select(Text));

        public void Dispose() => Batch.Dispose();
    }
}
