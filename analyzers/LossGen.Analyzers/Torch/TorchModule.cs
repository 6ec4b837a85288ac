using LossGen.Analyzers.Transfer;

namespace LossGen.Analyzers.Torch;

/// <summary>What is known of a module of a network.</summary>
/// <param name="Operator">What it does to its input last; <see cref="Operator.Copy"/> where it changes no meaning.</param>
internal sealed record TorchModule(Operator Operator)
{
    public static readonly TorchModule Unknown = new(Operator.Unknown);

    /// <summary>This one and then another, which sees the input only where this one passes it on.</summary>
    public TorchModule Then(TorchModule? next) => (Operator, next) switch
    {
        (_, null) => Unknown,
        (_, { Operator: Operator.Copy }) => this,
        (Operator.Copy, _) => next,
        _ => new TorchModule(Operators.AfterOther(next.Operator)),
    };
}
