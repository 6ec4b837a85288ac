using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Tests.Incrementality;

/// <summary>A driver that remembers, and what its last run computed again.</summary>
internal sealed class TrackedRun
{
    private readonly Dictionary<string, string> _sources = [];
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    public TrackedRun(params string[] sources)
    {
        _compilation = Torch.Consumer.Compile([]);
        _driver = CSharpGeneratorDriver.Create(
            [new LossGenerator().AsSourceGenerator()],
            parseOptions: Consumer.Strict.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        for (int i = 0; i < sources.Length; i++) Set($"Source{i}.cs", sources[i]);
        Run();
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The reasons of all outputs of the pipeline's own steps, by step; a step that had nothing to do is not there.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<IncrementalStepRunReason>> Steps =>
        TrackingNamesTable.All.Where(Result.TrackedSteps.ContainsKey).ToDictionary(n => n, n => Reasons(Result.TrackedSteps[n]));

    /// <summary>The reasons of all source outputs.</summary>
    public ImmutableArray<IncrementalStepRunReason> Outputs => [.. Result.TrackedOutputSteps.Values.SelectMany(s => Reasons(s))];

    public TrackedRun Edit(string file, Func<string, string> change)
    {
        string before = _sources[file];
        string after = change(before);
        if (after == before) throw new ArgumentException("The edit changes nothing.", nameof(change));
        Set(file, after);
        return Run();
    }

    public TrackedRun Add(string file, string source)
    {
        Set(file, source);
        return Run();
    }

    public TrackedRun Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return this;
    }

    private void Set(string file, string source)
    {
        SyntaxTree tree = Consumer.Strict.Parse(source, file);
        _compilation = _sources.ContainsKey(file)
            ? _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.Single(t => t.FilePath == file), tree)
            : _compilation.AddSyntaxTrees(tree);
        _sources[file] = source;
    }

    private static ImmutableArray<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(s => s.Outputs).Select(o => o.Reason)];
}
