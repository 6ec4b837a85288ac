using System;
using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>How the elements of a segmentation, [samples × pixels × classes] or [samples × classes × pixels], make up groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RegionShape
{
    private RegionShape(int count, int samples, int classes, bool perSample, bool perClass, bool isClassFirst = false)
    {
        Count = count;
        Samples = samples;
        Classes = classes;
        IsClassFirst = isClassFirst;
        Matrices = perSample ? samples : 1;
        Groups = Matrices * (perClass ? classes : 1);
        IsContiguous = !perClass || classes == 1 || (isClassFirst && (perSample || samples == 1));
    }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>Whether the classes of a sample come before its pixels.</summary>
    internal bool IsClassFirst { get; }

    /// <summary>The number of pixels of a sample.</summary>
    internal int Pixels => Count / Samples / Classes;

    /// <summary>The number of groups, each of which has a loss: samples by classes, either of them being 1 where it is not told apart.</summary>
    public int Groups { get; }

    /// <summary>The number of elements of a group.</summary>
    public int Columns => Count / Groups;

    /// <summary>The number of matrices [pixels × classes] that have groups of their own.</summary>
    internal int Matrices { get; }

    /// <summary>Whether the elements of a group lie side by side.</summary>
    internal bool IsContiguous { get; }

    /// <summary>Demands numbers of samples and classes that divide the number of elements.</summary>
    /// <param name="count">The number of elements, of which there must be one.</param>
    /// <param name="countName">The parameter that has them.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="samplesName">Its parameter.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="classesName">Its parameter, or the name of the attribute's property.</param>
    /// <param name="perSample">Whether samples are groups of their own.</param>
    /// <param name="perClass">Whether classes are.</param>
    public static RegionShape Of(
        int count, string countName, int samples, string samplesName, int classes, string classesName, bool perSample, bool perClass)
    {
        int perClassCount = Check.Columns(classes, classesName, count, countName);
        if (samples < 1) CheckFailure.NoColumns(samples, samplesName);
        if (perClassCount % samples != 0) CheckFailure.Columns(samples, samplesName, perClassCount, $"each class of {countName}");
        if (count == 0) throw new ArgumentException($"{countName} is empty; a group has at least 1 element.", countName);
        return new(count, samples, classes, perSample, perClass);
    }

    /// <summary>The same with the classes of a sample before its pixels, whose number says how many samples there are.</summary>
    /// <param name="count">The number of elements, of which there must be one.</param>
    /// <param name="countName">The parameter that has them.</param>
    /// <param name="positions">The number of pixels of a sample.</param>
    /// <param name="positionsName">Its parameter.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="classesName">Its parameter, or the name of the attribute's property.</param>
    /// <param name="perSample">Whether samples are groups of their own.</param>
    /// <param name="perClass">Whether classes are.</param>
    public static RegionShape ClassFirst(
        int count, string countName, int positions, string positionsName, int classes, string classesName, bool perSample, bool perClass)
    {
        int rows = Check.Columns(classes, classesName, count, countName);
        CheckPositions.Divide(count, countName, rows, classes, positions, positionsName);
        if (count == 0) throw new ArgumentException($"{countName} is empty; a group has at least 1 element.", countName);
        return new(count, rows / positions, classes, perSample, perClass, isClassFirst: true);
    }
}
