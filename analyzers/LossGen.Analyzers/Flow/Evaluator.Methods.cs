using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Torch;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Calls of methods that are in the same compilation, or that nothing but their signature is known of.</summary>
internal sealed partial class Evaluator
{
    private Value CallMethod(IInvocationOperation operation, IMethodSymbol method, CallArguments call, State state)
    {
        if (TorchApis.IsOwn(method)) return CallTorch(operation, method, call, state);
        MethodSummary? summary = _context.Summaries.Find(operation, Graph, _context);
        Effect effect = new(operation, new Origin(operation.Syntax, Name(method)), call);
        bool isSource = !method.DeclaringSyntaxReferences.IsEmpty || method.MethodKind == MethodKind.DelegateInvoke;
        bool runsUnknown = summary?.WritesShared ?? (isSource || call.Instance?.Operation is IInstanceReferenceOperation);
        bool isWritten = summary is null && operation.Instance?.Type is { } type && Memory.IsWrittenBy(type, method);
        // First of all, so that what the method is known to write stays.
        bool reachesOthers = call.Arguments.Any(a => a.Parameter is { } p && Memory.ReachesOthers(p.Type) && summary?.Writes(p) != false);
        if (runsUnknown || reachesOthers || (isWritten && operation.Instance?.Type?.IsReferenceType == true)) state.ForgetEscaped();
        foreach (CallArgument argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter) CallArgument(effect, summary, argument, parameter, state);
        }

        if (runsUnknown) ForgetShared(state);
        if (isWritten && call.Instance is { Operation: not IInstanceReferenceOperation } instance)
        {
            Write(operation, instance.Value with { IsPart = false }, Content.Of(operation), isInPlace: false, state);
            state.ForgetMembers(instance.Value);
        }

        // An object may keep what it is given.
        bool mayKeep = summary is null && operation.Instance?.Type is { IsReferenceType: true };
        foreach (Cell cell in mayKeep ? call.Arguments.SelectMany(a => a.Value.Cells) : []) state.Escape(cell);
        if (mayKeep && Memory.ElementOf(operation.Instance?.Type) is { } kept && Memory.IsWritable(kept))
        {
            foreach (Cell container in call.Instance!.Value.Cells)
            {
                foreach (CallArgument argument in call.Arguments) state.Contain(container, argument.Value);
            }
        }

        Value result = summary?.Return is { } returned ? Translate(returned, effect, state) : Value.Unknown;
        Content declared = _context.Holds.OfReturn(method);
        Content named = IsKnown(result, state) ? Content.Unknown : ByName(effect, summary, state);
        if (declared.IsKnown || named.IsKnown)
        {
            Content content = (declared.IsKnown ? declared with { Origin = effect.Origin } : named) with { Definition = operation };
            return method.ReturnsVoid ? Value.Unknown : Result(operation, method.ReturnType, content, state);
        }

        if (summary?.Return is not null) return result;
        Value own = Result(operation, method.ReturnType, Content.Of(operation), state);
        // It may be a buffer of the object's, which it writes again when it is called again.
        foreach (Cell cell in summary is null && operation.Instance is not null ? own.Cells : []) state.Escape(cell);
        return own;
    }

    /// <summary>What TorchSharp does that nothing is known of: something new, or something else in the same tensor.</summary>
    private Value CallTorch(IInvocationOperation operation, IMethodSymbol method, CallArguments call, State state)
    {
        // A user's own module runs the user's code.
        MethodSummary? summary = _context.Summaries.Find(operation, Graph, _context);
        if (summary?.WritesShared == true) CallUnknown(state);
        else if (summary is null && TorchModules.IsCall(operation)) state.ForgetMembers(call.Inputs[0].Value);
        if (summary?.Return is { } returned) return Translate(returned, new Effect(operation, new Origin(operation.Syntax, Name(method)), call), state);
        Value? target = TorchApis.IsInPlace(method) ? call.Inputs.FirstOrDefault()?.Value : null;
        if (target is null) return Result(operation, method.ReturnType, Content.Of(operation), state);
        Write(operation, target, Content.Of(operation), isInPlace: true, state);
        return target;
    }

    /// <summary>What a method does to what it is given.</summary>
    private void CallArgument(Effect effect, MethodSummary? summary, CallArgument argument, IParameterSymbol parameter, State state)
    {
        if (!Memory.IsWritable(parameter)) return;
        if (summary is null && _places.Resolve(argument.Operation) is IInstanceReferenceOperation) CallUnknown(state);
        else if (summary is null) state.ForgetMembers(argument.Value);
        Content declared = parameter.RefKind == RefKind.None && Memory.IsNumber(parameter.Type) ? Content.Unknown : _context.Holds.Of(parameter);
        Content content = declared.IsKnown ? declared with { Origin = effect.Origin } : Content.Unknown;
        if (!content.IsKnown && summary is not null)
        {
            if (!summary.Writes(parameter)) return;
            content = Translate(summary.ContentOf(parameter), effect, state);
        }

        content = content with { Definition = effect.Operation };
        if (parameter.RefKind is RefKind.Ref or RefKind.Out) Assign(effect.Operation, argument.Operation, Result(argument.Operation, parameter.Type, content, state), state);
        else WriteAll(effect.Operation, argument.Value, content, state);
    }

    /// <summary>Writes memory, or all that a tuple holds.</summary>
    private void WriteAll(IOperation operation, Value to, Content content, State state)
    {
        Write(operation, to, content, isInPlace: false, state);
        foreach (Value element in to.Elements) WriteAll(operation, element, Content.Of(operation), state);
    }

    /// <summary>What the name says: of the result, else of the last argument that is written.</summary>
    private Content ByName(Effect effect, MethodSummary? summary, State state)
    {
        IMethodSymbol method = effect.Operation.TargetMethod;
        Operator @operator = FunctionNames.Find(method.Name);
        List<CallArgument> numeric = [.. effect.Call.Arguments.Where(a => a.Parameter is { } p && !p.IsImplicitlyDeclared && IsNumeric(p.Type))];
        CallArgument? input = numeric.FirstOrDefault() ?? effect.Call.Instance;
        if (@operator == Operator.Unknown || input is null || (summary is not null && summary.IsIdentity)) return Content.Unknown;

        CallArgument? output = method.ReturnsVoid ? numeric.LastOrDefault(a => Memory.IsWritable(a.Parameter!)) : null;
        if (method.ReturnsVoid && (output is null || Summary(output.Value, state).IsKnown)) return Content.Unknown;
        bool isPart = output is not null && _places.Root(output.Operation).IsPart;
        Operand operand = OperandOf(input.Operation, input.Value, isPart, state);
        // What a method was given and has overwritten is gone.
        if (output == input) operand = new Operand(Content.Unknown);
        Content content = Operators.Apply(@operator, [operand], effect.Origin, effect.Operation);
        Note(content, state);
        if (output is not null) Write(effect.Operation, output.Value, content, isInPlace: output == input, state);
        return content;
    }

    /// <summary>Code has run that may have written what other methods see.</summary>
    private void CallUnknown(State state)
    {
        state.ForgetEscaped();
        ForgetShared(state);
    }

    private void ForgetShared(State state)
    {
        if (Record is not null) Record.WritesShared = true;
        state.ForgetShared();
    }

    private static bool IsNumeric(ITypeSymbol type) =>
        !Memory.IsNumber(type) || type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || type.Name == "Half" || type.TypeKind == TypeKind.TypeParameter;
}
