using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>The methods that tests of rows call, in one compilation.</summary>
public sealed class RowMethods : IDisposable
{
    // Every kernel of rows is 25 KB to compile. The constants: few columns, and one more than are transposed.
    private static readonly (Dtype Dtype, int? Classes)[] OfDefaults =
    [
        (Dtype.Single, null), (Dtype.Double, null), (Dtype.Single, 10), (Dtype.Double, 3), (Dtype.Single, 49),
    ];

    private static readonly (Dtype Dtype, int? Classes)[] OfOptions = [(Dtype.Single, null), (Dtype.Double, 10)];

    private static readonly (int Columns, int Rows)[] AllShapes =
        [(1, 300), (2, 33), (3, 17), (7, 16), (10, 15), (16, 2), (17, 17), (31, 1), (48, 16), (49, 3), (100, 2), (129, 3), (5, 0)];

    public RowMethods() => Batch = new LossBatch(Texts());

    internal LossBatch Batch { get; }

    /// <summary>With which types and columns a variant is tried unreduced; columns that are null are given at run time.</summary>
    internal static IEnumerable<(Dtype Dtype, int? Classes)> Of(RowVariant variant) =>
        (variant.IsDefault ? OfDefaults : OfOptions.Where((_, i) => i == RowVariant.All.ToList().IndexOf(variant) % 2))
        .Select(o => variant.Kind.HasColumns ? o : (o.Dtype, null)).Distinct();

    /// <summary>The columns and rows to call such a method with.</summary>
    internal static IEnumerable<(int Columns, int Rows)> Shapes(RowVariant variant, int? classes) => Wanted(variant, classes).Select(s => (variant.ColumnsFor(s.Columns), s.Rows)).Distinct();

    private static IEnumerable<(int Columns, int Rows)> Wanted(RowVariant variant, int? classes) => classes is { } columns
        ? columns == 10 ? [(10, 0), (10, 1), (10, 16), (10, 33)] : [(columns, 2), (columns, 17)]
        : variant.IsDefault ? AllShapes : [(2, 17), (7, 33), (17, 3), (129, 2)];

    public void Dispose() => Batch.Dispose();

    private static IEnumerable<LossText> Texts()
    {
        foreach (RowVariant variant in RowVariant.All)
        {
            foreach ((Dtype dtype, int? classes) in Of(variant)) yield return RowForm.Unreduced.Text(variant, dtype, classes);
            if (!RowFormTests.IsReduced(variant)) continue;
            foreach (RowForm form in RowFormTests.Forms) yield return form.Text(variant, Dtype.Single, null);
            foreach (RowForm form in new[] { RowForm.Mean, RowForm.ForwardOnly }) yield return form.Text(variant, Dtype.Single, RowFormTests.Classes);
            yield return RowForm.Mean.Text(variant, Dtype.Half, null);
            yield return RowForm.Mean.Text(variant, Dtype.Half, RowFormTests.Classes);
        }
    }
}

/// <summary>Tests that share <see cref="RowMethods"/>.</summary>
[CollectionDefinition(nameof(RowCollection))]
public sealed class RowCollection : ICollectionFixture<RowMethods>;
