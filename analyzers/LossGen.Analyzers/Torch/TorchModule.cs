using LossGen.Analyzers.Transfer;

namespace LossGen.Analyzers.Torch;

/// <summary>What is known of a module of a network.</summary>
/// <param name="Operator">What it does to its input last; <see cref="Operator.Copy"/> where it changes no meaning.</param>
/// <param name="Columns">How many numbers its rows have, where it is known to make rows of that many.</param>
/// <param name="Axis">The axis that an activation goes along, where it is known.</param>
/// <param name="KeepsShape">Whether its output has the shape of its input.</param>
/// <param name="KeepsAxes">Whether at least the number of axes is that of its input, and all but the last are the same.</param>
internal sealed record TorchModule(Operator Operator, long? Columns = null, long? Axis = null, bool KeepsShape = false, bool KeepsAxes = false)
{
    public static readonly TorchModule Unknown = new(Operator.Unknown);

    /// <summary>This one and then another, which sees the input only where this one passes it on.</summary>
    public TorchModule Then(TorchModule? next)
    {
        if (next is null) return Unknown;
        TorchModule shaped = next with
        {
            Columns = next.Columns ?? (next.KeepsShape ? Columns : null),
            KeepsShape = KeepsShape && next.KeepsShape,
            KeepsAxes = (KeepsShape || KeepsAxes) && (next.KeepsShape || next.KeepsAxes),
        };
        return (Operator, next.Operator) switch
        {
            (_, Operator.Copy) => this with { Columns = shaped.Columns, KeepsShape = shaped.KeepsShape, KeepsAxes = shaped.KeepsAxes },
            (Operator.Copy, _) => shaped,
            _ => shaped with { Operator = Operators.AfterOther(next.Operator) },
        };
    }
}
