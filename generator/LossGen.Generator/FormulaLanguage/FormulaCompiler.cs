using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>
/// Runs the body of a method on expressions instead of numbers. Branches are run both, and what they make of locals and of the result is put
/// together by a choice; methods that are called are run in their place. Whatever has no meaning there is a finding, at the very construct.
/// </summary>
internal sealed class FormulaCompiler
{
    // Beyond these a kernel would take minutes to compile, if the compiler's own recursion got that far.
    private const int MostSteps = 20_000;

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly FormulaExpressions _expressions;
    private readonly Stack<ISymbol> _running = new();
    private int _steps;

    public FormulaCompiler(Graph graph, Compilation compilation, SpecialType type, Findings findings, CancellationToken cancellation)
    {
        Graph = graph;
        Type = type;
        Findings = findings;
        _compilation = compilation;
        _cancellation = cancellation;
        _expressions = new(this, compilation);
    }

    public Graph Graph { get; }

    /// <summary>What is computed in.</summary>
    public SpecialType Type { get; }

    public Findings Findings { get; }

    /// <summary>The value of a method whose parameters have these values; null, with a finding, where it has no meaning.</summary>
    public Expression? Compile(IMethodSymbol method, IReadOnlyDictionary<ISymbol, Expression> parameters)
    {
        if (Body(method) is not { } body)
        {
            Findings.AddCompilerError();
            return null;
        }

        if (Run(method, body, new(parameters)) is not { } result) return null;
        Expression value = new Folding(Type == SpecialType.System_Single).Fold(result);
        if (Subexpressions.Of([value]).Count(e => !e.IsConstant) <= Limits.Formula.Most) return value;
        Findings.Add(Problems.FormulaTooLarge, Place.NameOf(method), method.Name, Limits.Formula.Message);
        return null;
    }

    /// <summary>Runs a method that is called, with these values beside what it captures.</summary>
    public Expression? Call(IMethodSymbol method, IOperation body, Scope scope, Place place)
    {
        if (_running.Contains(method, SymbolEqualityComparer.Default))
        {
            Findings.Add(Problems.RecursiveFormula, place, method.Name);
            return null;
        }

        return Run(method, body, scope);
    }

    /// <summary>The block that a method runs; null where there is none in source.</summary>
    public IOperation? Body(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) return null;
        SyntaxNode syntax = reference.GetSyntax(_cancellation);
        return Operation(syntax) switch
        {
            IMethodBodyOperation body => (IOperation?)body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
    }

    /// <summary>What a piece of source means; null where that is another project's.</summary>
    public IOperation? Operation(SyntaxNode syntax) =>
        _compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? _compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, _cancellation) : null;

    /// <summary>Whether the method that runs has declared this local or parameter.</summary>
    public bool Owns(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, _running.Peek());

    /// <summary>Counts a step; false, with a finding, where there were too many or they are nested too deeply.</summary>
    public bool Spend(IOperation operation, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        Limit? limit = ++_steps > MostSteps ? Limits.Formula : depth > Limits.Depth.Most || !StackGuard.HasRoom ? Limits.Depth : null;
        if (limit is null) return true;
        Findings.Add(Problems.FormulaTooLarge, Place.Of(operation.Syntax), _running.Last().Name, limit.Message);
        return false;
    }

    private Expression? Run(IMethodSymbol method, IOperation body, Scope scope)
    {
        _running.Push(method);
        Expression? value = new FormulaStatements(this, _expressions).Run(body, scope);
        _running.Pop();
        return value;
    }
}
