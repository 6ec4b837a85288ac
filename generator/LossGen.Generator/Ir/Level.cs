namespace LossGen.Generator.Ir;

/// <summary>How often a value changes: once per call, once per row, or with every element. Ordered: an operation has the highest level of its arguments.</summary>
internal enum Level
{
    Uniform,
    Row,
    Element,
}
