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

/// <summary>Calls of libraries' methods: what they compute, and where they write it.</summary>
internal sealed partial class Evaluator
{
    /// <summary>What libraries call the parameter that is written.</summary>
    private static readonly string[] Destinations = ["destination", "destinationArray", "dst", "result"];

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
        if (row.Operator == Operator.Round) Threshold(operation, inputs[0].Value, state);
        Note(content, state);
        if (row is { Operator: Operator.Log, Namespace: TorchApis.Namespace } && content.Origin is { Activation: not null } taken) Record?.Logarithms.Add(taken);
        if (target is null) return Result(operation, operation.TargetMethod.ReturnType, content, state);

        bool isInPlace = inputs.Any(i => i.Value.Cells.Intersect(target.Value.Cells).Any());
        Write(operation, target.Value, content, isInPlace, state);
        return target.Value;
    }

    /// <summary>Runs what a module does last.</summary>
    private Value Compute(IInvocationOperation operation, TorchModule module, CallArgument input, State state)
    {
        Origin origin = new(operation.Syntax, Name(operation.TargetMethod));
        Content content = Operators.Apply(module.Operator, [OperandOf(input.Operation, input.Value, isPart: false, state)], origin, operation);
        if (module.Axis == 0 && content.Holds is ValueKind.Probabilities or ValueKind.LogProbabilities) content = content with { IsAlongFirst = true };
        Note(content, state);
        return Result(operation, operation.TargetMethod.ReturnType, content, state);
    }

    /// <summary>One-hot rows are integers until something makes other numbers of them.</summary>
    private static Content Torch(IInvocationOperation operation, ApiRow row, Content content) => content with
    {
        IsAlongFirst = content.IsAlongFirst || (row.Operator is Operator.Softmax or Operator.LogSoftmax && TorchApis.AxisOf(operation) == 0),
        IsInteger = row.Operator == Operator.OneHot || (content.IsInteger && !TorchApis.MakesFloats(operation.TargetMethod)),
    };

    /// <summary>Numbers are compared with ½, or rounded: remembered for wherever else they go.</summary>
    private void Threshold(IOperation operation, Value value, State state)
    {
        Content content = Summary(value, state);
        if (Record is not null && content is { Holds: ValueKind.Values, Stage: Stage.None, Numbers: null, Definition: { } given }) Record.Thresholds.Add((given, operation.Syntax));
    }

    private static bool IsDestination(IMethodSymbol method, IParameterSymbol? parameter) => parameter is not null
        && (Destinations.Contains(parameter.Name) || (parameter.Name == "array" && method.Name == "CopyTo"))
        && !Memory.IsNumber(parameter.Type);

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
}
