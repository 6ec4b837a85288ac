using System;
using System.Linq;
using System.Numerics;
using LossGen.CompilerServices;

namespace LossGen.Tests.CompilerServices;

/// <summary>Sequences and their labels, and what the loop makes of them.</summary>
internal sealed record CtcCall(double[] Logits, int[] Targets, int[] InputLengths, int[] TargetLengths, int Classes)
{
    public int Blank { get; init; }

    public bool ZeroInfinity { get; init; }

    public bool DividesByTargetLength { get; init; }

    public double Scale { get; init; } = 1;

    public double[] SampleWeights { get; init; } = [];

    public double[] Upstream { get; init; } = [];

    public bool InPlace { get; init; }

    public CtcResult Run<T, TIndex>(bool hasGradients = true)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        T[] logits = Array.ConvertAll(Logits, T.CreateTruncating);
        T[] gradients = !hasGradients ? [] : InPlace ? logits : new T[logits.Length];
        if (!InPlace) gradients.AsSpan().Fill(T.CreateTruncating(7));
        T[] losses = new T[InputLengths.Length];
        CtcOperands<T, TIndex> operands = new()
        {
            Logits = logits,
            Targets = Array.ConvertAll(Targets, TIndex.CreateTruncating),
            InputLengths = InputLengths,
            TargetLengths = TargetLengths,
            SampleWeights = Array.ConvertAll(SampleWeights, T.CreateTruncating),
            Upstream = Array.ConvertAll(Upstream, T.CreateTruncating),
            Losses = losses,
            GradLogits = gradients,
            Classes = Classes,
            Blank = Blank,
            ZeroInfinity = ZeroInfinity,
            DividesByTargetLength = DividesByTargetLength,
            Scale = Scale,
        };
        CheckCtc.Arguments(logits.Length, "logits", operands.Targets, "targets", InputLengths, TargetLengths, Classes, "classes", Blank, "blank");
        double total = CtcLoop.Run(in operands);
        return new(total, [.. losses.Select(double.CreateTruncating)], [.. gradients.Select(double.CreateTruncating)]);
    }
}

/// <summary>The sum, the losses and the gradients.</summary>
internal sealed record CtcResult(double Total, double[] Losses, double[] Gradients);
