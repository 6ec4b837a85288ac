using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses between embeddings: rows of D dimensions.</summary>
internal static class EmbeddingFormulas
{
    // As in PyTorch: keeps the cosine of a zero vector finite.
    private const double LengthOfZero = 1e-6, LeastSquare = 1e-12;

    // Members of LossGen.Distance.
    private const double Euclidean = 0;
    private const double SquaredEuclidean = 1;

    /// <summary>y·d² + (1 − y)·max(m − d, 0)²: the square of the usual distance is taken without its root.</summary>
    public static Expression Contrastive(FormulaContext f)
    {
        if (f[LossOptions.Distance].Value != Euclidean) return Contrastive(f, Apart(f, f[0], f[1]), f[2]);
        Expression difference = f[0] - f[1];
        return Contrastive(f, f.Sum(difference.Squared), f.Norm(difference), f[2]);
    }

    public static Expression ContrastiveOfDistances(FormulaContext f) => Contrastive(f, f[0], f[1]);

    public static Expression Triplet(FormulaContext f)
    {
        Expression near = Between(f[0], f[1]), far = Between(f[0], f[2]);
        if (f.Flag(LossOptions.Swap)) far = far.Make(Operations.Min, Between(f[1], f[2]));
        return f.AtLeast(f.Number(0), near - far + f[LossOptions.Margin]);

        Expression Between(Expression a, Expression b) => f[LossOptions.Distance].Value == Euclidean ? Distance(f, a, b) : Apart(f, a, b);
    }

    /// <summary>Targets other than ±1 have loss 0, as in PyTorch.</summary>
    public static Expression CosineEmbedding(FormulaContext f)
    {
        Expression cosine = f.Sum(f[0] * f[1]) / (PaddedLength(f, f[0]) * PaddedLength(f, f[1])), sign = f.Signs(f[2]);
        Expression apart = f.Where(f.IsEqual(sign, f.Number(-1)), f.AtLeast(f.Number(0), cosine - f[LossOptions.Margin]), f.Number(0));
        return f.Where(f.IsEqual(sign, f.Number(1)), 1 - cosine, apart);
    }

    public static Expression CosineSimilarity(FormulaContext f) => -Cosine(f, f[0], f[1]);

    /// <summary>Of a row of similarities already divided by the temperature: the cross-entropy against the row's own partner.</summary>
    public static Expression Similarities(FormulaContext f) => new Softmax(f[0], f.Label).Surprise;

    private static Expression Contrastive(FormulaContext f, Expression distance, Expression target) => Contrastive(f, distance.Squared, distance, target);

    // What is infinitely far apart costs a pair that is not similar nothing.
    private static Expression Contrastive(FormulaContext f, Expression square, Expression distance, Expression target) =>
        f.Portion(target, square) + (1 - target) * f.AtLeast(f.Number(0), f[LossOptions.Margin] - distance).Squared;

    // ‖a − b‖² or 1 − cos(a, b).
    private static Expression Apart(FormulaContext f, Expression a, Expression b) =>
        f[LossOptions.Distance].Value == SquaredEuclidean ? f.Sum((a - b).Squared) : 1 - Cosine(f, a, b);

    // Divided one after the other, since the product of two norms may leave the range.
    private static Expression Cosine(FormulaContext f, Expression a, Expression b) => f.Sum(a * b) / Length(f, a) / Length(f, b);

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
