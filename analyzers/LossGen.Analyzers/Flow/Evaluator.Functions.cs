using System.Linq;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Functions that are run on each element: <c>z.Select(MathF.Exp)</c>.</summary>
internal sealed partial class Evaluator
{
    private Value? Mapped(IInvocationOperation operation, CallArguments call, State state)
    {
        if (operation.TargetMethod is not { Name: "Select", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }) return null;
        if (call.Arguments is not [var from, { Operation: var function }] || from.Value.IsVague) return null;
        Content element = Summary(from.Value, state);
        return Result(operation, operation.TargetMethod.ReturnType, Map(operation, function, from, element, state) with { Definition = operation }, state);
    }

    private Content Map(IInvocationOperation operation, IOperation function, CallArgument from, Content element, State state)
    {
        IOperation target = _places.Resolve(function) is IDelegateCreationOperation creation ? creation.Target : _places.Resolve(function);
        Source source = new(element.Definition, null, null);
        switch (target)
        {
            case IMethodReferenceOperation { Method: var method }:
                Operator @operator = KnownApis.Find(method)?.Operator ?? FunctionNames.Find(method.Name);
                Content content = Operators.Apply(@operator, [new Operand(element, source)], new Origin(operation.Syntax, Name(method)), operation);
                Note(content, state);
                return content;
            case IFlowAnonymousFunctionOperation lambda when ExpressionOf(lambda) is { } body && lambda.Symbol.Parameters is [{ Name.Length: > 0 } parameter, ..]:
                State inside = state.Copy();
                inside.Set(new Place(parameter), Value.Of(element));
                Content mapped = Run(body, inside).Content;
                // A parameter of the lambda is nothing that a fix can pass.
                return mapped.Source is null ? mapped : mapped with { Source = source };
            default:
                return Content.Unknown;
        }
    }

    /// <summary>What a lambda gives back, where it does nothing else.</summary>
    private IOperation? ExpressionOf(IFlowAnonymousFunctionOperation lambda)
    {
        ControlFlowGraph? body = LambdaGraphs.Find(Graph, lambda, _context.CancellationToken);
        return body?.Blocks is [_, { Operations.IsEmpty: true, BranchValue: { } value, FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.Return }, _] ? value : null;
    }
}
