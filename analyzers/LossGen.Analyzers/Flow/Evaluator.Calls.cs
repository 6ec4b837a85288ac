using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Torch;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Calls: of losses, of what is known by name, of methods in the same compilation, and of anything else.</summary>
internal sealed partial class Evaluator
{
    public override Value VisitInvocation(IInvocationOperation operation, State state)
    {
        CallArguments call = Evaluate(operation, state);
        if (Record is not null && _context.Losses.Read(operation) is { } loss) Record.Sites.Add(Site(loss, call, state));
        if (operation.TargetMethod.Name is "gt" or "ge" or "lt" or "le" && call.Inputs is [{ Value: var compared }, { Value: var bound }, ..] && IsHalf(bound, state)) Threshold(operation, compared, state);
        if (Mapped(operation, call, state) is { } mapped) return mapped;
        if (!_known.TryGetValue(operation, out ApiRow? row)) row = _known[operation] = KnownApis.Find(operation.TargetMethod);
        if (row is not null) return Shaped(operation, Compute(operation, row, call, state), call);
        if (TorchModules.IsCall(operation) && ModuleOf(operation) is { } module)
        {
            return Compute(operation, module, call.Inputs[1], state) with { Shape = TorchShapes.Of(module, call.Inputs[1].Value.Shape) };
        }

        Value value = CallMethod(operation, operation.TargetMethod, call, state);
        return TorchApis.IsOwn(operation.TargetMethod) ? Shaped(operation, Parts(operation, value, state), call) : value;
    }

    /// <summary>The value, a tensor, with the shape that the call gives it.</summary>
    private static Value Shaped(IInvocationOperation operation, Value value, CallArguments call)
    {
        if (!TorchApis.IsTensor(operation.Type) && operation.Type is not { IsTupleType: true }) return value;
        TensorShape? shape = TorchShapes.Of(operation, [.. call.Inputs.Select(i => i.Value.Shape)]);
        return value with { Shape = shape, Elements = [.. value.Elements.Select(e => e with { Shape = shape })] };
    }

    /// <summary>Largest values and where they are: each is a tensor of its own.</summary>
    private static Value Parts(IInvocationOperation operation, Value value, State state)
    {
        if (operation.Type is not INamedTypeSymbol { IsTupleType: true } tuple || value.Elements.Count > 0) return value;
        return new Value { Elements = [.. tuple.TupleElements.Select((_, i) => Part(i))] };

        Value Part(int index)
        {
            Cell cell = new((operation, index));
            state.Make(cell, Content.Of((operation, index)));
            return Value.Of(cell);
        }
    }

    private TorchModule? ModuleOf(IInvocationOperation call)
    {
        if (!_modules.TryGetValue(call, out TorchModule? module)) module = _modules[call] = TorchModules.Of(call.Instance, _context.Compilation);
        return module;
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

        // What a record is made with stays in it; a getter of the user's own may give anything.
        if (operation is { Type: INamedTypeSymbol { IsRecord: true, IsValueType: false } record, Initializer: null } && call.Arguments.Count == constructor.Parameters.Length
            && call.Arguments.All(a => a.Parameter is { } p && record.GetMembers(p.Name).OfType<IPropertySymbol>().Any(IsPositional)))
        {
            return Value.Of(Fresh(operation, state, Content.Of(operation))) with { Elements = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value)] };
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

        static bool IsPositional(IPropertySymbol property) => property.DeclaringSyntaxReferences.All(r => r.GetSyntax() is ParameterSyntax);
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

    private static Value Result(IOperation operation, ITypeSymbol type, Content content, State state) => Memory.IsNumber(type)
        ? Value.Of(content)
        : Value.Of(Fresh(operation, state, content));

    /// <summary>What messages call a method.</summary>
    private static string Name(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction || method.ContainingType is null
        ? method.Name
        : method.ContainingType.Name + "." + method.Name;
}
