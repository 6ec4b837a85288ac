using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace LossGen.Benchmarks.Peers;

/// <summary>PyTorch in a process of its own, where there is one: it is asked in turns with the others, and times itself.</summary>
internal sealed class TorchPeer : IContestant, IDisposable
{
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("torch_peers").FullName;

    private TorchPeer(string name, Process process) => (Name, _process) = (name, process);

    /// <summary>The two ways to use it: what its experts would write, on one thread, and what everybody writes, on all.</summary>
    public static IReadOnlyList<string> Names { get; } = ["torch, tuned", "torch"];

    /// <summary>Why there is none, or null.</summary>
    public static string? Problem { get; private set; }

    public string Name { get; }

    public static IReadOnlyList<TorchPeer> TryStart()
    {
        foreach (string interpreter in Interpreters)
        {
            List<TorchPeer> peers = [];
            foreach (string name in Names)
            {
                if (TryStart(interpreter, name) is { } peer) peers.Add(peer);
            }

            if (peers.Count > 0) return peers;
        }

        return [];
    }

    /// <summary>Gives it the inputs of a loss.</summary>
    public void Load(string key, Batch batch)
    {
        for (int i = 0; i < batch.Inputs.Length; i++) File.WriteAllBytes(Input(i), MemoryMarshal.AsBytes(batch.Inputs[i].AsSpan()));
        if (batch.Labels.Length > 0) File.WriteAllBytes(Path.Combine(_folder, "labels"), MemoryMarshal.AsBytes(batch.Labels.AsSpan()));
        Ask(string.Create(CultureInfo.InvariantCulture, $"load {key} {batch.Rows} {batch.Columns} {batch.Inputs.Length} {batch.Labels.Length} {batch.GradientCount} {_folder}"));
    }

    public double Compute(Batch batch)
    {
        double loss = Ask("compute");
        for (int i = 0; i < batch.Gradients.Length; i++)
        {
            File.ReadAllBytes(Path.Combine(_folder, $"gradient{i}")).CopyTo(MemoryMarshal.AsBytes(batch.Gradients[i].AsSpan()));
        }

        return loss;
    }

    public double Seconds(Batch batch, int calls) => Ask(string.Create(CultureInfo.InvariantCulture, $"time {calls}"));

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TorchPeer? TryStart(string interpreter, string name)
    {
        ProcessStartInfo start = new(interpreter, [Path.Combine(AppContext.BaseDirectory, "torch_peers"), name == Names[0] ? "tuned" : "default"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            Process process = Process.Start(start)!;
            string? greeting = process.StandardOutput.ReadLine();
            if (greeting == "ready") return new(name, process);
            Problem = greeting;
            process.Dispose();
        }
        catch (Win32Exception error)
        {
            Problem = error.Message;
        }

        return null;
    }

    private string Input(int index) => Path.Combine(_folder, $"input{index}");

    private double Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended at: {question}");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
