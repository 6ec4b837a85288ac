using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Torch;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Calls;

/// <summary>Recognises calls of losses: LossGen's by their attribute, TorchSharp's by name, or by what made the object that is called.</summary>
internal sealed class LossCallReader(Compilation compilation)
{
    /// <summary>By the call's place: what the graph makes of it names the object no more.</summary>
    private readonly ConcurrentDictionary<SyntaxNode, TorchCall?> _torch = new();

    public CalledLossReader Declared { get; } = new(compilation);

    /// <summary>Whether it is one, as it stands in the code.</summary>
    public bool Is(IInvocationOperation call) => Declared.Of(call.TargetMethod) is not null || TorchOf(call) is not null;

    public LossCall? Read(IInvocationOperation call)
    {
        if (Declared.Of(call.TargetMethod) is not { } loss) return TorchOf(call) is { } torch ? Read(call, torch) : null;

        List<LossArgument> arguments = [];
        for (int i = 0; i < loss.Inputs.Count; i++)
        {
            // A sum's terms may differ in that one takes anything.
            ExpectedKind? kind = loss.Kinds.FirstOrDefault(k => k.Inputs.Count > i && k.Inputs[i].Holds != ValueKind.Values)
                ?? loss.Kinds.FirstOrDefault(k => k.Inputs.Count > i);
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
            loss.Ignored,
            Torch: null);
    }

    private TorchCall? TorchOf(IInvocationOperation call)
    {
        if (TorchLosses.Of(call.TargetMethod) is null && !TorchLosses.MayBeHeld(call)) return null;
        if (_torch.TryGetValue(call.Syntax, out TorchCall? known)) return known;
        TorchCall? found = TorchCall.Of(call, compilation);
        _torch.TryAdd(call.Syntax, found);
        return found;
    }

    private static LossCall? Read(IInvocationOperation call, TorchCall torch)
    {
        if (Catalogue.Find(torch.Loss.Kind) is not { } row) return null;
        IReadOnlyCollection<string> flags = torch.Options?.LogTarget == true ? [LossOptions.LogTarget.Name] : [];
        ExpectedKind kind = Expectations.Of(row, flags);
        bool isCrossEntropy = row.DividesByWeights && row.Inputs[0].Holds == ValueKind.Logits;
        bool isLogTargetUnknown = row.Find(LossOptions.LogTarget.Name) is not null && torch.Options?.LogTarget is null;

        List<IArgumentOperation> given = [.. call.Arguments.Where(a => a.Parameter is not null).OrderBy(a => a.Parameter!.Ordinal)];
        if (torch.Order is { } order) given = [.. order.Where(i => i < given.Count).Select(i => given[i])];
        List<LossArgument> arguments = [];
        for (int i = 0; i < kind.Inputs.Count && i < given.Count; i++)
        {
            ExpectedInput input = kind.Inputs[i];
            if (i == 0 && torch.Loss.Predictions is { } predictions) input = input with { Holds = predictions };
            // Which of the two forms it is the type of the tensor decides at run time.
            if (isCrossEntropy && i == 1) input = input with { TakesSoftTargets = true };
            if (isLogTargetUnknown && i == 1) input = input with { Holds = ValueKind.Values };
            arguments.Add(new LossArgument(kind, input, given[i].Parameter!, given[i].Value));
        }

        IgnoredIndex? ignored = torch.Options is { IgnoreIndex: { } index } options ? new IgnoredIndex(index, options.SaysIgnoreIndex) : null;
        return new LossCall(
            call, call.TargetMethod, [kind], arguments, torch.Options?.Reduction, WritesGradient: true, HasUpstream: false, Columns: null, ignored, torch);
    }
}
