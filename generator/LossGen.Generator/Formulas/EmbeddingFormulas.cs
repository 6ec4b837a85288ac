using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses between embeddings: rows of D dimensions.</summary>
internal static class EmbeddingFormulas
{
    // As in PyTorch: keeps the cosine of a zero vector finite.
    private const double LeastSquare = 1e-12;

    public static Expression Contrastive(FormulaContext f)
    {
        Expression square = f.Sum((f[0] - f[1]).Squared);
        Expression apart = f.AtLeast(f.Number(0), f[LossOptions.Margin] - square.Make(Operations.Sqrt));
        return f[2] * square + (1 - f[2]) * apart.Squared;
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
        Expression cosine = Cosine(f, LeastSquare), sign = f.Signs(f[2]);
        Expression apart = f.Where(f.IsEqual(sign, f.Number(-1)), f.AtLeast(f.Number(0), cosine - f[LossOptions.Margin]), f.Number(0));
        return f.Where(f.IsEqual(sign, f.Number(1)), 1 - cosine, apart);
    }

    public static Expression CosineSimilarity(FormulaContext f) => -Cosine(f, LeastSquare);

    /// <summary>Of a row of similarities already divided by the temperature: the cross-entropy against the row's own partner.</summary>
    public static Expression Similarities(FormulaContext f) => new Softmax(f[0], f.Label).Surprise;

    private static Expression Cosine(FormulaContext f, double leastSquare)
    {
        Expression product = f.Sum(f[0] * f[1]);
        Expression first = (f.Sum(f[0].Squared) + leastSquare).Make(Operations.Sqrt), second = (f.Sum(f[1].Squared) + leastSquare).Make(Operations.Sqrt);
        return product / (first * second);
    }

    private static Expression Distance(FormulaContext f, Expression a, Expression b)
    {
        Expression difference = a - b + f[LossOptions.Epsilon], norm = f[LossOptions.Norm];
        if (norm.IsValue(2)) return f.Sum(difference.Squared).Make(Operations.Sqrt);
        Expression magnitude = difference.Magnitude;
        return norm.IsValue(1) ? f.Sum(magnitude) : f.Pow(f.Sum(f.Pow(magnitude, norm)), 1 / norm);
    }
}
