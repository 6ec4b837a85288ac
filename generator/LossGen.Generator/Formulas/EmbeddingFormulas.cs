using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses between embeddings: rows of D dimensions.</summary>
internal static class EmbeddingFormulas
{
    // As in PyTorch: keeps the cosine of a zero vector finite.
    private const double LengthOfZero = 1e-6, LeastSquare = 1e-12;

    public static Expression Contrastive(FormulaContext f)
    {
        // What is infinitely far apart costs a pair that is not similar nothing.
        Expression difference = f[0] - f[1], square = f.Sum(difference.Squared);
        Expression apart = f.AtLeast(f.Number(0), f[LossOptions.Margin] - f.Norm(difference));
        return f.Portion(f[2], square) + (1 - f[2]) * apart.Squared;
    }

    public static Expression Triplet(FormulaContext f)
    {
        Expression near = Distance(f, f[0], f[1]), far = Distance(f, f[0], f[2]);
        if (f.Flag(LossOptions.Swap)) far = far.Make(Operations.Min, Distance(f, f[1], f[2]));
        return f.AtLeast(f.Number(0), near - far + f[LossOptions.Margin]);
    }

    /// <summary>Targets other than ±1 have loss 0, as in PyTorch.</summary>
    public static Expression CosineEmbedding(FormulaContext f)
    {
        Expression cosine = f.Sum(f[0] * f[1]) / (PaddedLength(f, f[0]) * PaddedLength(f, f[1]));
        Expression apart = f.Where(f.IsEqual(f[2], f.Number(-1)), f.AtLeast(f.Number(0), cosine - f[LossOptions.Margin]), f.Number(0));
        return f.Where(f.IsEqual(f[2], f.Number(1)), 1 - cosine, apart);
    }

    public static Expression CosineSimilarity(FormulaContext f) => -Cosine(f);

    /// <summary>Of a row of similarities already divided by the temperature: the cross-entropy against the row's own partner.</summary>
    public static Expression Similarities(FormulaContext f) => new Softmax(f[0], f.Label).Surprise;

    private static Expression Cosine(FormulaContext f)
    {
        // Divided one after the other, since the product of two norms may leave the range.
        return f.Sum(f[0] * f[1]) / Length(f, f[0]) / Length(f, f[1]);
    }

    // As PyTorch's cosine embedding loss has it.
    private static Expression PaddedLength(FormulaContext f, Expression row) => (f.Sum(row.Squared) + LeastSquare).Make(Operations.Sqrt);

    private static Expression Length(FormulaContext f, Expression row)
    {
        Expression norm = f.Norm(row), zero = f.Number(0);
        return f.Where(f.IsEqual(norm, zero), f.Number(LengthOfZero), norm);
    }

    private static Expression Distance(FormulaContext f, Expression a, Expression b)
    {
        Expression difference = a - b + f[LossOptions.Epsilon], norm = f[LossOptions.Norm];
        if (norm.IsValue(2)) return f.Norm(difference);
        Expression magnitude = difference.Magnitude;
        if (norm.IsValue(1)) return f.Sum(magnitude);

        // Shares of the greatest: no power leaves the range, and which number they are shares of makes no difference.
        Expression greatest = magnitude.Make(Operations.Pivot), zero = f.Number(0);
        Expression unit = f.Where(zero.Make(Operations.Less, greatest), greatest, f.Number(1));
        return unit * f.Pow(f.Sum(f.Pow(magnitude / unit, norm)), 1 / norm);
    }
}
