using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Transfer;

/// <summary>Makes a summary of a method by analysing its body.</summary>
internal static class Summarizer
{
    public static MethodSummary? Summarize(IMethodSymbol method, ControlFlowGraph? caller, FlowContext context)
    {
        (ControlFlowGraph? graph, IEnumerable<IOperation> bodies) = GraphOf(method, caller, context);
        if (graph is null || FlowAnalysis.Run(graph, context, Unreliable.In(bodies)) is not { End: { } end } record) return null;

        Dictionary<int, Content> written = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Place place = new(parameter);
            Cell cell = new(place);
            Value last = end.Get(place);
            if (parameter.RefKind is RefKind.Ref or RefKind.Out) written[parameter.Ordinal] = Evaluator.Summary(last, end);
            else if (record.Written.Contains(cell)) written[parameter.Ordinal] = end.Get(cell);
        }

        bool isIterator = bodies.SelectMany(b => b.DescendantsAndSelf()).Any(o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);
        SummarizedValue? returned = method.ReturnsVoid ? null
            : isIterator || record.Returns.Count == 0 ? Nothing(method.ReturnType)
            : record.Returns.Select(r => Read(r.Value, r.State, ReturnOf(method))).Aggregate(Join);
        bool writesShared = record.WritesShared || record.Written.Any(c => IsOthers(c, method));
        // Its caller may write a field through what it gives back.
        writesShared |= Memory.IsWritable(method.ReturnType) && record.Returns.Any(r => r.Value.Cells.Any(c => c.Root.Identity is Place { IsShared: true }));
        return NamedSummary.Of(method, new MethodSummary(returned, written, writesShared));
    }

    /// <summary>What is returned: of an async method, once it is awaited.</summary>
    private static ITypeSymbol ReturnOf(IMethodSymbol method) =>
        method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments: [var awaited] } ? awaited : method.ReturnType;

    /// <summary>Whether memory is that of a field, or of what a constructor was given.</summary>
    private static bool IsOthers(Cell cell, IMethodSymbol method) => cell.Root.Identity is Place place
        && (place.IsShared || (place.Root is IParameterSymbol parameter && !method.Parameters.Contains(parameter, SymbolEqualityComparer.Default)));

    private static (ControlFlowGraph? Graph, IEnumerable<IOperation> Bodies) GraphOf(IMethodSymbol method, ControlFlowGraph? caller, FlowContext context)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            if (caller is null || !IsWithin(method, caller)) return (null, []);
            return (caller.GetLocalFunctionControlFlowGraphInScope(method, context.CancellationToken), [caller.OriginalOperation]);
        }

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken);
        // A summary may be of a method in another file than that under analysis.
        if (declaration is not BaseMethodDeclarationSyntax || !context.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)) return (null, []);
        return context.Compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, context.CancellationToken) is IMethodBodyOperation body
            ? (ControlFlowGraph.Create(body, context.CancellationToken), [body])
            : (null, []);
    }

    /// <summary>Whether the graph, or one that it is in, declares the local function.</summary>
    private static bool IsWithin(IMethodSymbol function, ControlFlowGraph graph)
    {
        for (ControlFlowGraph? at = graph; at is not null; at = at.Parent)
        {
            if (at.LocalFunctions.Contains(function, SymbolEqualityComparer.Default)) return true;
        }

        return false;
    }

    private static SummarizedValue Nothing(ITypeSymbol type) => new(Content.Unknown, [], HasContent: true, !Memory.IsNumber(type), IsVague: true, []);

    private static SummarizedValue Read(Value value, State state, ITypeSymbol type)
    {
        IReadOnlyList<ITypeSymbol> parts = type is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select(e => e.Type)] : [];
        bool isMemory = !Memory.IsNumber(type);
        int[] parameters = [.. value.Cells.Select(ParameterOf).Where(p => p >= 0)];
        return new SummarizedValue(
            Evaluator.Summary(value, state),
            isMemory ? parameters : [],
            HasContent: !isMemory || parameters.Length < value.Cells.Count || value.Cells.Count == 0,
            isMemory,
            value.IsVague,
            parts.Count == value.Elements.Count ? [.. value.Elements.Zip(parts, (e, t) => Read(e, state, t))] : [],
            value.Shape);
    }

    private static int ParameterOf(Cell cell) => cell.Identity is Place { Root: IParameterSymbol parameter, Member: null } ? parameter.Ordinal : -1;

    private static SummarizedValue Join(SummarizedValue first, SummarizedValue second) => new(
        Content.Join(first.Content, second.Content),
        [.. first.Parameters.Union(second.Parameters)],
        first.HasContent || second.HasContent,
        first.IsMemory,
        first.IsVague || second.IsVague,
        first.Elements.Count == second.Elements.Count ? [.. first.Elements.Zip(second.Elements, Join)] : [],
        TensorShape.Join(first.Shape, second.Shape));
}
