using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>Writes the loop over rows whose columns lie apart, as those of images with the class axis first do: the lanes are neighbours in memory as they stand.</summary>
internal sealed class PositionLoopWriter(CodeWriter code, RowProgram program, VectorWidth width, int? columns) : BlockLoopWriter(code, program, width, columns)
{
    public override string Name => "RunPositions" + Literal.Of(Width.Bits);

    protected override string ColumnNumber => "columnAt";

    protected override void WriteStride() => Code.Line($"nuint stride = (nuint)scratch.Stride, end = {UnsignedColumns} * stride;");

    protected override string WriteRowStart() => "lane";

    protected override string ColumnLoop(bool readsColumns)
    {
        string step = Copies == 1 ? "stride" : Literal.Of(Copies) + " * stride";
        return readsColumns
            ? $"for (nuint j = 0, {ColumnNumber} = 0; j < end; j += {step}, {ColumnNumber} += {Literal.Of(Copies)})"
            : $"for (nuint j = 0; j < end; j += {step})";
    }

    protected override string Index(int copy) => copy == 0 ? "j" : "j + stride";
}
