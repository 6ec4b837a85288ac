using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Tests.Verification;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>What an analysis takes, counted rather than timed: blocks that are run, and stack.</summary>
public class AnalysisCostTests
{
    private const int LargeStack = 1 << 28;

    private const string Rows =
        """
        for (int r = 0; r < rows; r++)
        {
            Span<float> row = z.AsSpan(r * 3, 3), to# = p.AsSpan(r * 3, 3);
            float max = float.NegativeInfinity, sum = 0;
            for (int c = 0; c < 3; c++) max = MathF.Max(max, row[c]);
            for (int c = 0; c < 3; c++) sum += to#[c] = MathF.Exp(row[c] - max);
            for (int c = 0; c < 3; c++) to#[c] /= sum;
            if (sum > 100) rows--;
            else if (y[r] == 3) continue;
            t[r * 3 + y[r]] = 1;
        }

        Losses.CrossEntropy(z, y, g);

        """;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void BlocksAreRunAFewTimesEach(int loops)
    {
        (ControlFlowGraph graph, FlowContext context, ISet<ISymbol> unreliable) =
            Prepare(string.Concat(Enumerable.Range(0, loops).Select(n => Rows.Replace("#", $"{n}"))));
        FlowRecord? record = FlowAnalysis.Run(graph, context, unreliable);
        Assert.NotNull(record);
        Assert.Equal(loops, record.Sites.Count);
        Assert.InRange(record.Visits, graph.Blocks.Length - 2, 3 * graph.Blocks.Length);
    }

    /// <summary>Nothing is known where the stack does not hold an expression, rather than that it overflows.</summary>
    [Theory]
    [InlineData("z[0] + ", "z[0]", "", 5000)]
    [InlineData("MathF.Sqrt(", "z[0]", ")", 1500)]
    [InlineData("-(", "z[0]", ")", 1500)]
    public void DeepExpressionsAreGivenUp(string open, string inner, string close, int depth)
    {
        string expression = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        (ControlFlowGraph graph, FlowContext context, ISet<ISymbol> unreliable) = OnStack(LargeStack, () => Prepare($"float s = {expression};\nLosses.CrossEntropy(z, y, g);"));
        FlowRecord? shallow = OnStack(1 << 18, () => FlowAnalysis.Run(graph, context, unreliable));
        FlowRecord? deep = OnStack(LargeStack, () => FlowAnalysis.Run(graph, context, unreliable));
        Assert.Null(shallow);
        Assert.NotNull(deep);
    }

    private static (ControlFlowGraph Graph, FlowContext Context, ISet<ISymbol> Unreliable) Prepare(string body)
    {
        CSharpCompilation compilation = Misuse.Compile(Misuse.InClass(Misuse.InMethod(body)));
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        IMethodBodyOperation method = (IMethodBodyOperation)compilation.GetSemanticModel(tree)
            .GetOperation(tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single())!;
        HoldsReader holds = new(compilation.GetTypeByMetadataName(HoldsReader.MetadataName));
        FlowContext context = new(compilation, holds, new LossCallReader(compilation), new SummaryCache(), SummaryCache.MostLevels, CancellationToken.None);
        return (ControlFlowGraph.Create(method), context, Unreliable.In([method]));
    }

    private static T OnStack<T>(int size, Func<T> run)
    {
        T result = default!;
        Exception? thrown = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    result = run();
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    thrown = e;
                }
            },
            size);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
        return result;
    }
}
