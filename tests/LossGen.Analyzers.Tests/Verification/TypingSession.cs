using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>One editor: what the generator made of a state of the file is there when the next one comes.</summary>
internal sealed class TypingSession
{
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create([new LossGenerator().AsSourceGenerator()], parseOptions: Sources.ParseOptions);

    /// <summary>Fails where generator or analyzer throws.</summary>
    public async Task Survives(string source)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Sources.Compile(source), out Compilation built, out ImmutableArray<Diagnostic> reported);
        Assert.Null(_driver.GetRunResult().Results.Single().Exception);

        ImmutableArray<Diagnostic> found = await Build.Analyze(built);
        Assert.DoesNotContain(found.AddRange(reported), d => !d.Id.StartsWith("LOSS", StringComparison.Ordinal));
    }

    public async Task SurvivesAll(IEnumerable<string> sources)
    {
        foreach (string source in sources) await Survives(source);
    }
}
