namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>Works on the bit that holds a number's sign.</summary>
internal static class Signs
{
    /// <summary>A size, which is not negative, with the sign of another number.</summary>
    public static Value Copy(MachineBuilder b, Value size, Value sign)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        return b.FromBits(b.IntegerOr(b.ToBits(size), b.IntegerAnd(b.ToBits(sign), b.Integer(format.SignBit))));
    }
}
