using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Torch;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Calls: of losses, of what is known by name, of methods in the same compilation, and of anything else.</summary>
internal sealed partial class Evaluator
{
    /// <summary>What libraries call the parameter that is written.</summary>
    private static readonly string[] Destinations = ["destination", "destinationArray", "dst", "result"];

    public override Value VisitInvocation(IInvocationOperation operation, State state)
    {
        CallArguments call = Evaluate(operation, state);
        if (Record is not null && _context.Losses.Read(operation) is { } loss) Record.Sites.Add(Site(loss, call, state));
        if (!_known.TryGetValue(operation, out ApiRow? row)) row = _known[operation] = KnownApis.Find(operation.TargetMethod);
        if (row is not null) return Compute(operation, row, call, state);
        if (TorchModules.IsCall(operation) && TorchModules.Of(operation.Instance, _context.Compilation) is { } module)
        {
            return Compute(operation, module.Operator, call.Inputs[1], state);
        }

        return CallMethod(operation, operation.TargetMethod, call, state);
    }

    public override Value VisitObjectCreation(IObjectCreationOperation operation, State state)
    {
        if (operation.Constructor is not { } constructor) return base.VisitObjectCreation(operation, state) ?? Value.Unknown;
        CallArguments call = new(null, [.. operation.Arguments.Select(a => new CallArgument(a.Parameter, a.Value, Reference(a.Value, state)))]);
        // new Span<float>(array, 0, 3)
        if (operation.Type is { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" } && call.Arguments.Count > 0)
        {
            Value memory = call.Arguments[0].Value;
            return call.Arguments is [_, { Operation: var start }, { Operation: var length }]
                ? Stretch(operation, memory, Indices(state).Read(start), Indices(state).Read(length), state)
                : memory;
        }

        // Whether the object keeps it, and what becomes of it then, is not known.
        foreach (CallArgument argument in call.Arguments.Where(a => a.Parameter is { } p && Memory.IsWritable(p)))
        {
            Escape(argument.Value, state);
            if (_places.Resolve(argument.Operation) is IInstanceReferenceOperation) CallUnknown(state);
        }

        Run(operation.Initializer, state);
        if (SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, _context.Compilation.Assembly)) CallUnknown(state);
        return operation.Type is { } type && Memory.IsNumber(type) ? Value.Unknown : Value.Of(Fresh(operation, state, Content.Of(operation)));
    }

    private CallArguments Evaluate(IInvocationOperation operation, State state)
    {
        CallArgument? instance = operation.Instance is { } receiver ? new CallArgument(null, receiver, Run(receiver, state)) : null;
        List<CallArgument> arguments = [];
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            bool isReference = argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out;
            arguments.Add(new CallArgument(argument.Parameter, argument.Value, isReference ? Reference(argument.Value, state) : Run(argument.Value, state)));
        }

        return new CallArguments(instance, arguments);
    }

    private static LossSite Site(LossCall loss, CallArguments call, State state)
    {
        List<SiteInput> inputs = [];
        foreach (LossArgument argument in loss.Arguments)
        {
            Value value = call.Arguments.First(a => a.Operation == argument.Value).Value;
            inputs.Add(new SiteInput(argument, value, Summary(value, state)));
        }

        return new LossSite(loss, inputs, state.Copy());
    }

    /// <summary>Runs what a library's method does.</summary>
    private Value Compute(IInvocationOperation operation, ApiRow row, CallArguments call, State state)
    {
        if (row.Operator == Operator.View) return View(operation, call.Inputs[0].Value, state);

        bool isFilled = row.Operator is Operator.Fill or Operator.Clear;
        CallArgument? target = isFilled || row.IsInPlace
            ? call.Inputs.FirstOrDefault(i => i.Operation.Type is { } type && !Memory.IsNumber(type))
            : call.Arguments.FirstOrDefault(a => IsDestination(operation.TargetMethod, a.Parameter));
        bool createsTarget = target is null || (isFilled && operation.TargetMethod.ReturnsVoid is false && !operation.TargetMethod.ReturnsByRef);
        if (createsTarget) target = null;

        IReadOnlyList<CallArgument> inputs = [.. call.Inputs.Where(i => row.IsInPlace || i != target)];
        if (row.Operator == Operator.Copy) (target, inputs) = CopiedParts(operation, target, inputs, state);
        bool? isPart = target is null ? false : _places.Root(target.Operation).IsPart;
        Origin origin = new(operation.Syntax, Name(operation.TargetMethod));
        Content content = Operators.Apply(row.Operator, [.. inputs.Select(i => OperandOf(i.Operation, i.Value, isPart, state))], origin, operation);
        if (row.Namespace == TorchApis.Namespace) content = Torch(operation, row, content);
        Note(content, state);
        if (target is null) return Result(operation, operation.TargetMethod.ReturnType, content, state);

        bool isInPlace = inputs.Any(i => i.Value.Cells.Intersect(target.Value.Cells).Any());
        Write(operation, target.Value, content, isInPlace, state);
        return target.Value;
    }

    private Value Compute(IInvocationOperation operation, Operator @operator, CallArgument input, State state)
    {
        Origin origin = new(operation.Syntax, Name(operation.TargetMethod));
        Content content = Operators.Apply(@operator, [OperandOf(input.Operation, input.Value, isPart: false, state)], origin, operation);
        Note(content, state);
        return Result(operation, operation.TargetMethod.ReturnType, content, state);
    }

    /// <summary>One-hot rows are integers until something makes other numbers of them.</summary>
    private static Content Torch(IInvocationOperation operation, ApiRow row, Content content) => content with
    {
        IsInteger = row.Operator == Operator.OneHot || (content.IsInteger && !TorchApis.MakesFloats(operation.TargetMethod)),
    };

    private static bool IsDestination(IMethodSymbol method, IParameterSymbol? parameter) => parameter is not null
        && (Destinations.Contains(parameter.Name) || (parameter.Name == "array" && method.Name == "CopyTo"))
        && !Memory.IsNumber(parameter.Type);

    private static Value Result(IOperation operation, ITypeSymbol type, Content content, State state) => Memory.IsNumber(type)
        ? Value.Of(content)
        : Value.Of(Fresh(operation, state, content));

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

    private Value Translate(SummarizedValue returned, Effect effect, State state)
    {
        if (returned.Elements.Count > 0)
        {
            return new Value { Elements = new([.. returned.Elements.Select((e, i) => Element(e, i))]) };
        }

        Value alias = returned.Parameters
            .Select(p => effect.Call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == p)?.Value ?? Value.Unknown)
            .Aggregate((Value?)null, (before, next) => before is null ? next : Value.Join(before, next)) ?? new Value { IsVague = returned.IsVague };
        if (!returned.HasContent) return alias;
        Content content = Translate(returned.Content, effect, state);
        Value own = Result(effect.Operation, effect.Operation.TargetMethod.ReturnType, content, state);
        return returned.Parameters.Count == 0 ? own : Value.Join(alias, own);

        Value Element(SummarizedValue element, int index)
        {
            Content content = Translate(element.Content, effect, state);
            if (!element.IsMemory) return Value.Of(content);
            // Each part has memory of its own.
            Cell cell = new((effect.Operation, index));
            state.Set(cell, content);
            return Value.Of(cell);
        }
    }

    /// <summary>What a method's own numbers are to its caller.</summary>
    private Content Translate(Content content, Effect effect, State state)
    {
        if (content is { IsKnown: false, Definition: Place { Root: IParameterSymbol same } } && effect.Given(same) is { } given)
        {
            return Summary(given.Value, state);
        }

        Source? source = content.Source?.Definition is Place { Root: IParameterSymbol parameter, Member: null } && effect.Given(parameter) is { } argument
            ? OperandOf(argument.Operation, argument.Value, isPart: false, state).Source
            : null;
        Content translated = content with { Definition = effect.Operation, Source = source, Origin = content.IsKnown ? effect.Origin : null };
        Note(translated, state);
        return translated;
    }

    private bool IsKnown(Value value, State state) => value.Elements.Count > 0 || Summary(value, state).IsKnown;

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

    /// <summary>What was given to softmax or sigmoid is remembered, for wherever else the same numbers go.</summary>
    private void Note(Content content, State state)
    {
        bool isActivated = content.Holds is ValueKind.Probabilities or ValueKind.SigmoidProbabilities or ValueKind.LogProbabilities;
        if (Record is null || !isActivated || content.Origin is not { Activation: null } origin || content.Source is not { Definition: { } given, IsShifted: false }) return;
        Record.Logits[given] = new LogitsMark(origin, Indices(state).MayStopShort());
    }

    /// <param name="isPart">Whether the result goes to a part of something; null: to a number, as it came.</param>
    private Operand OperandOf(IOperation operation, Value value, bool? isPart, State state)
    {
        Content content = Summary(value, state);
        (Place? place, bool isPartOfPlace) = _places.Root(operation);
        bool isScalar = operation.Type is { } type && Memory.IsNumber(type) && (!isPartOfPlace || operation.ConstantValue.HasValue);
        bool isWhole = isPart is null || isPart == isPartOfPlace;
        return new Operand(content, new Source(content.Definition, isWhole ? place : null, operation.Syntax), isScalar);
    }

    private static bool IsNumeric(ITypeSymbol type) =>
        !Memory.IsNumber(type) || type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || type.Name == "Half" || type.TypeKind == TypeKind.TypeParameter;

    /// <summary>What messages call a method.</summary>
    private static string Name(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction || method.ContainingType is null
        ? method.Name
        : method.ContainingType.Name + "." + method.Name;
}
