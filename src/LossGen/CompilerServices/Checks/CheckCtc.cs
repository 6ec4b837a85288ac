using System;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>What emitted code asks of the arguments of <see cref="CtcLoop"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckCtc
{
    private const string InputLengths = "inputLengths";
    private const string TargetLengths = "targetLengths";

    /// <summary>Demands shapes that agree, lengths that are there and labels that are classes other than the blank.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="logits">The number of logits.</param>
    /// <param name="logitsName">Their parameter.</param>
    /// <param name="targets">The labels.</param>
    /// <param name="targetsName">Their parameter.</param>
    /// <param name="inputLengths">How many frames of each sequence count.</param>
    /// <param name="targetLengths">How many labels each has.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="classesName">Its parameter, or the name of the attribute's property.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <param name="blankName">Its parameter, or the name of the attribute's property.</param>
    public static void Arguments<TIndex>(
        int logits,
        string logitsName,
        ReadOnlySpan<TIndex> targets,
        string targetsName,
        ReadOnlySpan<int> inputLengths,
        ReadOnlySpan<int> targetLengths,
        int classes,
        string classesName,
        int blank,
        string blankName)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int sequences = inputLengths.Length;
        if (classes < 1) CheckFailure.NoColumns(classes, classesName);
        if ((uint)blank >= (uint)classes)
        {
            throw new ArgumentOutOfRangeException(blankName, blank, Text($"{blankName} is {blank}; it must be a class, from 0 to {classes - 1}."));
        }

        Check.Length(targetLengths.Length, TargetLengths, sequences, InputLengths);
        int frames = Share(logits, logitsName, sequences, classes);
        int labels = Share(targets.Length, targetsName, sequences, 0);
        for (int sequence = 0; sequence < sequences; sequence++)
        {
            Between(inputLengths[sequence], InputLengths, sequence, frames, logitsName, "frames");
            Between(targetLengths[sequence], TargetLengths, sequence, labels, targetsName, "places for labels");
            Labels(targets.Slice(sequence * labels, targetLengths[sequence]), targetsName, sequence, classes, blank, blankName);
        }
    }

    // Of frames of so many classes, or where that is 0 of labels. Text is made where something is wrong: nothing else may allocate.
    private static int Share(int length, string name, int sequences, int classes)
    {
        long divisor = (long)sequences * Math.Max(classes, 1);
        if (divisor == 0 ? length != 0 : length % divisor != 0)
        {
            string what = classes > 0 ? Text($"as many frames of {classes} classes") : "as many labels, padded where they have fewer,";
            throw new ArgumentException(Text($"{name} has {length} elements; it must have {what} for each of the {sequences} sequences of {InputLengths}."), name);
        }

        return divisor == 0 ? 0 : (int)(length / divisor);
    }

    private static void Between(int length, string name, int sequence, int most, string owner, string what)
    {
        if ((uint)length > (uint)most) throw new ArgumentOutOfRangeException(name, length, Text($"{name}[{sequence}] is {length}, but {owner} has {most} {what}."));
    }

    private static void Labels<TIndex>(ReadOnlySpan<TIndex> labels, string name, int sequence, int classes, int blank, string blankName)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int outside = CheckLabels.FirstBeyond(labels, TIndex.CreateSaturating(classes - 1));
        if (outside >= 0)
        {
            throw new ArgumentOutOfRangeException(
                name, labels[outside], Text($"Label {outside} of sequence {sequence} in {name} is {labels[outside]}; it must be a class, from 0 to {classes - 1}."));
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (int.CreateTruncating(labels[i]) == blank)
            {
                throw new ArgumentException(
                    Text($"Label {i} of sequence {sequence} in {name} is {blank}, the {blankName}; it stands between labels, and is none. Does targetLengths count padding?"),
                    name);
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
