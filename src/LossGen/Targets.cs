namespace LossGen;

/// <summary>Which targets a loss of tensors takes, where its kind knows both: CrossEntropy and Focal.</summary>
public enum Targets
{
    /// <summary>
    /// Whichever are passed: targets of the first input's shape that are not of an integer type (Int64, Int32, Int16, UInt8) are values, all others are class indices.
    /// </summary>
    Any = 0,

    /// <summary>Class indices, one for each row.</summary>
    Indices = 1,

    /// <summary>Values of the first input's shape: probabilities of classes, or labels from 0 to 1, of any type.</summary>
    Values = 2,
}
