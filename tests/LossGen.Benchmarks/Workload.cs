using System;
using System.Collections.Generic;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>A loss at one size, and all who compute it: a line of the table.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Key">What g++'s and PyTorch's peers call it.</param>
/// <param name="Rows">The number of rows; 1 where there are only elements.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Data">Makes its inputs.</param>
/// <param name="Generated">The generated method.</param>
/// <param name="Tensor">Composed TensorPrimitives.</param>
/// <param name="Scalar">A loop in C#.</param>
/// <param name="Move">Moves the bytes that anybody has to.</param>
internal sealed record Workload(
    string Name, string Key, int Rows, int Columns,
    Func<int, int, Batch> Data, LossCall Generated, Func<Batch, LossCall> Tensor, LossCall Scalar, LossCall Move)
{
    /// <summary>The contestant that only moves the bytes.</summary>
    public const string Limit = "limit";

    public static IReadOnlyList<Workload> All { get; } = [.. ElementWorkloads.All, .. RowWorkloads.All];

    /// <summary>Its size, for people.</summary>
    public string Shape => Rows == 1 ? FormattableString.Invariant($"{Columns}") : FormattableString.Invariant($"{Rows}×{Columns}");

    /// <summary>The generated method first, then its peers.</summary>
    public IReadOnlyList<IContestant> Contestants(Batch batch, NativePeer? native, IReadOnlyList<TorchPeer> torches)
    {
        List<IContestant> contestants = [new Contestant("LossGen", Generated)];
        if (native is not null) contestants.Add(new Contestant("g++", native.Bind(Key)));
        contestants.Add(new Contestant("TensorPrimitives", Tensor(batch)));
        contestants.Add(new Contestant("scalar C#", Scalar));
        contestants.Add(new Contestant(Limit, Move));
        foreach (TorchPeer torch in torches)
        {
            torch.Load(Key, batch);
            contestants.Add(torch);
        }

        return contestants;
    }
}
