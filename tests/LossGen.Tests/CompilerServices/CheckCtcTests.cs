using System;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class CheckCtcTests
{
    /// <summary>4 frames of 2 sequences of 3 classes, with up to 2 labels each.</summary>
    [Theory]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, 0, null, "")]
    [InlineData(0, new int[0], new int[0], new int[0], 3, 0, null, "")]
    [InlineData(24, new int[0], new[] { 4, 4 }, new[] { 0, 0 }, 3, 0, null, "")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 0, 0, "classes", "classes must be at least 1.")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, 3, "blank", "blank is 3; it must be a class, from 0 to 2.")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, -1, "blank", "blank is -1;")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2 }, 3, 0, "targetLengths", "targetLengths has 1 element but inputLengths has 2;")]
    [InlineData(23, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, 0, "logits", "logits has 23 elements; it must have as many frames of 3 classes")]
    [InlineData(24, new[] { 1, 2, 2 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, 0, "targets", "targets has 3 elements; it must have as many labels, padded")]
    [InlineData(3, new int[0], new int[0], new int[0], 3, 0, "logits", "logits has 3 elements;")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 5 }, new[] { 2, 1 }, 3, 0, "inputLengths", "inputLengths[1] is 5, but logits has 4 frames.")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { -1, 4 }, new[] { 2, 1 }, 3, 0, "inputLengths", "inputLengths[0] is -1,")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 3, 1 }, 3, 0, "targetLengths", "targetLengths[0] is 3, but targets has 2 places for labels.")]
    [InlineData(24, new[] { 1, 2, 2, 0 }, new[] { 4, 4 }, new[] { 2, 2 }, 3, 0, "targets", "Label 1 of sequence 1 in targets is 0, the blank;")]
    [InlineData(24, new[] { 1, 3, 2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, 0, "targets", "Label 1 of sequence 0 in targets is 3; it must be a class, from 0 to 2.")]
    [InlineData(24, new[] { 1, 2, -2, 0 }, new[] { 4, 4 }, new[] { 2, 1 }, 3, 0, "targets", "Label 0 of sequence 1 in targets is -2;")]
    public void What_does_not_agree_is_named(
        int logits, int[] targets, int[] inputLengths, int[] targetLengths, int classes, int blank, string? parameter, string message)
    {
        void Check() => CheckCtc.Arguments<int>(logits, "logits", targets, "targets", inputLengths, targetLengths, classes, "classes", blank, "blank");
        if (parameter is null)
        {
            Check();
        }
        else
        {
            Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(Check).Message, StringComparison.Ordinal);
            Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(Check).ParamName);
        }
    }
}
