using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LossGen.Conformance.Tests;

/// <summary>Cases whose inputs are laid out in another way than the contract has it, laid out as it has.</summary>
internal static class CaseForms
{
    /// <summary>Layers one by one: laid end to end, with their sizes and weights.</summary>
    public static ConformanceCase Layers(ConformanceCase test)
    {
        string[] layers = [.. test.Inputs.Keys.Where(i => i.StartsWith("features", System.StringComparison.Ordinal))];
        return test with
        {
            Inputs = new Dictionary<string, double[]>
            {
                ["features"] = [.. layers.SelectMany(l => test.Inputs[l])],
                ["targetFeatures"] = [.. layers.SelectMany(l => test.Inputs["targetF" + l[1..]])],
                ["layerSizes"] = [.. layers.Select(l => (double)test.Inputs[l].Length)],
                ["layerWeights"] = [.. test.Options["layerWeights"].EnumerateArray().Select(w => w.GetDouble())],
            },
            Options = new Dictionary<string, JsonElement>
            {
                ["norm"] = JsonSerializer.SerializeToElement(test.Options["criterion"].GetString() == "mae" ? 1.0 : 2.0),
            },
            ExpectedGradients = new Dictionary<string, double[]> { ["features"] = [.. layers.SelectMany(l => test.ExpectedGradients[l])] },
        };
    }
}
