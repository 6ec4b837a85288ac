using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using LossGen.Generator.Emission;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>Writes inputs and true results for <c>torch_accuracy.py</c>.</summary>
internal static class AccuracyExport
{
    public static void Write(string directory)
    {
        Directory.CreateDirectory(directory);
        List<object> cases = [];
        foreach (AccuracySubject subject in AccuracySubject.All)
        {
            foreach (Difficulty difficulty in Enum.GetValues<Difficulty>())
            {
                RowInputs inputs = subject.Inputs(difficulty);
                Results<double> truth = AccuracyTruth.Of(subject, inputs);
                string file = $"{subject.Id}.{difficulty}.bin";
                File.WriteAllBytes(Path.Combine(directory, file), [.. Bytes(inputs), .. MemoryMarshal.AsBytes<double>(truth.Losses), .. truth.Gradients.SelectMany(g => MemoryMarshal.AsBytes<double>(g).ToArray())]);
                cases.Add(new Dictionary<string, object>
                {
                    ["id"] = subject.Id,
                    ["difficulty"] = difficulty.ToString(),
                    ["file"] = file,
                    ["rows"] = inputs.Rows,
                    ["columns"] = inputs.Columns,
                    ["losses"] = subject.Losses,
                    ["widths"] = inputs.Values.Select(v => v.Length / inputs.Rows),
                    ["inputs"] = subject.Kind.Inputs.Select(i => i.Name),
                    ["labels"] = subject.Kind.Inputs.Where(i => i.IsInteger).Select(i => i.Name),
                    ["fingerprint"] = Fingerprint(inputs),
                });
            }
        }

        File.WriteAllText(Path.Combine(directory, "cases.json"), JsonSerializer.Serialize(cases));
    }

    public static string Fingerprint(RowInputs inputs) => Convert.ToHexStringLower(SHA256.HashData(Bytes(inputs)))[..12];

    private static byte[] Bytes(RowInputs inputs) => [.. inputs.Values.SelectMany(v => MemoryMarshal.AsBytes<float>(Array.ConvertAll(v, x => (float)x)).ToArray())];
}
