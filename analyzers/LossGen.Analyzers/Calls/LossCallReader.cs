using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Torch;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Calls;

/// <summary>Recognises calls of losses: LossGen's by their attribute, TorchSharp's by name.</summary>
internal sealed class LossCallReader(Compilation compilation)
{
    public CalledLossReader Declared { get; } = new(compilation);

    /// <summary>Whether it may be one; cheap, and never wrong where it says no.</summary>
    public bool MayBe(IInvocationOperation call) => Declared.Of(call.TargetMethod) is not null || TorchLosses.MayBe(call);

    public LossCall? Read(IInvocationOperation call)
    {
        if (Declared.Of(call.TargetMethod) is not { } loss) return TorchLosses.Read(call, compilation);

        List<LossArgument> arguments = [];
        for (int i = 0; i < loss.Inputs.Count; i++)
        {
            // A sum's terms may differ in that one takes anything.
            ExpectedKind? kind = loss.Kinds.FirstOrDefault(k => k.Inputs.Count > i && k.Inputs[i].Holds != ValueKind.Values) ?? loss.Kinds.FirstOrDefault(k => k.Inputs.Count > i);
            IOperation? value = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == loss.Inputs[i].Ordinal)?.Value;
            if (value is null || kind is null) continue;
            arguments.Add(new LossArgument(kind, kind.Inputs[i], loss.Inputs[i], value));
        }

        IOperation? columns = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == loss.ClassesParameter?.Ordinal)?.Value;
        return new LossCall(
            call,
            call.TargetMethod,
            loss.Kinds,
            arguments,
            loss.Reduction,
            loss.WritesGradient,
            loss.HasUpstream,
            loss.Classes ?? columns?.ConstantValue.Value as int?,
            IsTorch: false);
    }
}
