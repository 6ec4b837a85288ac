using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Runs the statements of one method.</summary>
internal sealed class FormulaStatements(FormulaCompiler compiler, FormulaExpressions expressions)
{
    // Each is written out.
    private const int MostRounds = 64;

    /// <summary>What the method returns; null with a finding.</summary>
    public Expression? Run(IOperation body, Scope scope) => Run(new Pending(body, null), scope, 0);

    private Expression? Run(Pending? pending, Scope scope, int depth)
    {
        while (pending is { Statement: var statement, Round: var round })
        {
            if (!compiler.Spend(statement, depth)) return null;
            pending = pending.Next;
            switch (statement)
            {
                case IBlockOperation block:
                    pending = Before(block.Operations, pending);
                    break;
                case IReturnOperation { ReturnedValue: { } value }:
                    return expressions.Evaluate(value, scope);
                case IForLoopOperation loop when Returns(loop):
                    if (NextRound(loop, round, scope, depth) is not { } goesOn) return null;
                    if (goesOn) pending = new(loop.Body, new(loop, pending, round + 1));
                    break;
                case IConditionalOperation choice when Returns(choice):
                    return Choose(choice, pending, scope, depth);
                default:
                    if (!Execute(statement, scope, depth)) return null;
                    break;
            }
        }

        // The end of a method that returns something cannot be reached, unless it does not compile.
        compiler.Findings.AddCompilerError();
        return null;
    }

    // One of the branches may return, so that what follows is run behind each of them.
    private Expression? Choose(IConditionalOperation choice, Pending? rest, Scope scope, int depth)
    {
        if (expressions.Evaluate(choice.Condition, scope) is not { } condition) return null;
        Pending? then = new(choice.WhenTrue, rest), otherwise = choice.WhenFalse is { } block ? new(block, rest) : rest;
        if (condition.IsConstant) return Run(condition.Value != 0 ? then : otherwise, scope, depth + 1);
        return Run(then, scope.Copy(), depth + 1) is { } first && Run(otherwise, scope.Copy(), depth + 1) is { } second
            ? Values.Choose(condition, first, second)
            : null;
    }

    private bool Execute(IOperation statement, Scope scope, int depth)
    {
        if (!compiler.Spend(statement, depth)) return false;
        switch (statement)
        {
            case IBlockOperation block:
                return block.Operations.All(o => Execute(o, scope, depth + 1));
            case IVariableDeclarationGroupOperation group:
                return group.Declarations.All(d => Declare(d, scope));
            case IExpressionStatementOperation expression:
                return Assign(expression.Operation, scope);
            case IConditionalOperation choice:
                return Branch(choice, scope, depth);
            case IForLoopOperation loop:
                return Repeat(loop, scope, depth);
            case IEmptyOperation or ILocalFunctionOperation:
                return true;
            default:
                RefusedConstructs.Refuse(statement, compiler.Findings);
                return false;
        }
    }

    private bool Repeat(IForLoopOperation loop, Scope scope, int depth)
    {
        for (int round = 0; ; round++)
        {
            if (NextRound(loop, round, scope, depth) is not { } goesOn) return false;
            if (!goesOn) return true;
            if (!Execute(loop.Body, scope, depth + 1)) return false;
        }
    }

    // Whether there is another round after so many; null, with a finding, where that is not known or too many.
    private bool? NextRound(IForLoopOperation loop, int round, Scope scope, int depth)
    {
        if (!(round == 0 ? loop.Before : loop.AtLoopBottom).All(o => Execute(o, scope, depth + 1))) return null;
        if (loop.Condition is null || expressions.Evaluate(loop.Condition, scope) is not { } condition)
        {
            if (loop.Condition is null) RefusedConstructs.Refuse(loop, compiler.Findings);
            return null;
        }

        if (condition.IsConstant && (condition.Value == 0 || round < MostRounds)) return condition.Value != 0;
        string limit = MostRounds.ToString(CultureInfo.InvariantCulture);
        string does = condition.IsConstant ? $"repeat anything more than {limit} times" : "repeat anything a number of times that is only known at run time";
        RefusedConstructs.Refuse(loop.Condition, compiler.Findings, Problems.FormulaConstruct, does, "write fewer rounds with constant bounds, a closed form, or Row.Sum and the like over a span");
        return null;
    }

    private bool Branch(IConditionalOperation choice, Scope scope, int depth)
    {
        if (expressions.Evaluate(choice.Condition, scope) is not { } condition) return false;
        if (condition.IsConstant)
        {
            IOperation? taken = condition.Value != 0 ? choice.WhenTrue : choice.WhenFalse;
            return taken is null || Execute(taken, scope, depth + 1);
        }

        Scope then = scope.Copy(), otherwise = scope.Copy();
        if (!Execute(choice.WhenTrue, then, depth + 1) || (choice.WhenFalse is { } block && !Execute(block, otherwise, depth + 1))) return false;
        scope.Join(condition, then, otherwise);
        return true;
    }

    private bool Declare(IVariableDeclarationOperation declaration, Scope scope)
    {
        foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
        {
            if (declarator.GetVariableInitializer() is not { } initializer) continue;
            if (declarator.Symbol.IsRef)
            {
                RefusedConstructs.Refuse(declarator, compiler.Findings);
                return false;
            }

            if (expressions.Evaluate(initializer.Value, scope) is not { } value) return false;
            scope.Set(declarator.Symbol, value);
        }

        return true;
    }

    private bool Assign(IOperation operation, Scope scope)
    {
        (IOperation Target, Expression? Value)? assignment = operation switch
        {
            ISimpleAssignmentOperation { IsRef: false } simple => (simple.Target, expressions.Evaluate(simple.Value, scope)),
            ICompoundAssignmentOperation { OperatorMethod: null } compound => (compound.Target, expressions.Compound(compound, scope)),
            IIncrementOrDecrementOperation { OperatorMethod: null } step => (step.Target, expressions.Step(step, scope)),
            _ => null,
        };
        if (assignment is not { } found)
        {
            RefusedConstructs.Refuse(operation, compiler.Findings);
            return false;
        }

        ISymbol? target = found.Target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (found.Value is not { } value || found.Target is IDiscardOperation) return found.Value is not null;
        if (target is null || !compiler.Owns(target))
        {
            compiler.Findings.Add(Problems.FormulaConstruct, Place.Of(operation.Syntax), "write to anything but its own locals", "declare a local and return what is computed");
            return false;
        }

        scope.Set(target, value);
        return true;
    }

    // Of statements only, whose chains of else may be long: in no expression is a return of the method's own.
    private static bool Returns(IOperation statement)
    {
        Stack<IOperation> pending = new([statement]);
        while (pending.Count > 0)
        {
            IOperation next = pending.Pop();
            if (next is IReturnOperation) return true;
            if (next is ILocalFunctionOperation) continue;
            foreach (IOperation child in next.ChildOperations)
            {
                if (child.Type is null) pending.Push(child);
            }
        }

        return false;
    }

    private static Pending? Before(IEnumerable<IOperation> statements, Pending? rest) =>
        statements.Reverse().Aggregate(rest, (next, statement) => new Pending(statement, next));

    /// <summary>What is still to be run.</summary>
    /// <param name="Statement">The statement.</param>
    /// <param name="Next">What follows it.</param>
    /// <param name="Round">How many rounds of it are done, where it is a loop.</param>
    private sealed record Pending(IOperation Statement, Pending? Next, int Round = 0);
}
